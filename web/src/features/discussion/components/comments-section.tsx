import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Avatar } from '@/components/avatar';
import { formatExactCount } from '@/lib/format';
import { failureOf } from '@/lib/graphql/outcome';
import { useSession } from '@/lib/session';
import { useSignInFirst } from '@/lib/use-sign-in-first';
import { useAddComment } from '../api/add-comment';
import { threadsOf } from '../discussion-state';
import type { DiscussionHandle } from '../use-discussion';
import { CommentForm } from './comment-form';
import { CommentThread } from './comment-thread';
import styles from './comments-section.module.css';

interface Props {
  videoId: string;
  count: number;
  discussion: DiscussionHandle;
  viewerOwnsVideo: boolean;
}

export function CommentsSection({ videoId, count, discussion, viewerOwnsVideo }: Props) {
  const { state, change, problem, busy, resync, readMore } = discussion;
  const current = useSession();
  const signInFirst = useSignInFirst();
  const [, add] = useAddComment();
  const threads = threadsOf(state);

  async function send(text: string, inReplyTo: string | null) {
    const result = await add({ videoId, text, inReplyTo });
    const comment = result.data?.addComment.comment;
    if (comment) {
      change({ kind: 'added', comment });
    }
    return failureOf(result, (data) => data.addComment.errors);
  }

  return (
    <section className={styles.section} aria-labelledby="comments-title">
      <h2 id="comments-title" className={styles.title}>
        {count === 0 ? 'Comments' : formatExactCount(count, 'comment')}
      </h2>
      <div className={styles.write}>
        {current ? (
          <>
            <Avatar name={current.displayName} size={38} />
            <CommentForm label="Write a comment" submit="Comment" onSubmit={(text) => send(text, null)} />
          </>
        ) : (
          <Button variant="outlined" onClick={signInFirst}>
            Sign in to comment
          </Button>
        )}
      </div>
      <ul className={styles.threads}>
        {threads.map((comment) => (
          <CommentThread
            key={comment.id}
            comment={comment}
            discussion={discussion}
            viewerOwnsVideo={viewerOwnsVideo}
            onAdd={(text, inReplyTo) => send(text, inReplyTo)}
          />
        ))}
        {!state.next && busy && [1, 2, 3].map((line) => <Skeleton key={line} variant="rounded" height={56} />)}
      </ul>
      {problem && (
        <p role="alert" className={styles.problem}>
          The comments could not be read. {problem.message}{' '}
          <Button size="small" onClick={() => void resync()}>
            Try again
          </Button>
        </p>
      )}
      {state.next?.hasNextPage && !problem && (
        <Button className={styles.more} variant="outlined" loading={busy} onClick={() => void readMore()}>
          Show more comments
        </Button>
      )}
      {state.next && threads.length === 0 && !problem && <p className={styles.empty}>Nobody has commented yet.</p>}
    </section>
  );
}
