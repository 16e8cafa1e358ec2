import { useEffect, useState } from 'react';
import Button from '@mui/material/Button';
import { mdiChevronDown, mdiChevronUp } from '@mdi/js';
import { Icon } from '@/components/icon';
import type { CommentPartsFragment } from '@/gql/graphql';
import { formatCount } from '@/lib/format';
import { useSignInFirst } from '@/lib/use-sign-in-first';
import { repliesOf } from '../discussion-state';
import type { DiscussionHandle } from '../use-discussion';
import { CommentForm } from './comment-form';
import { CommentItem } from './comment-item';
import styles from './comment-thread.module.css';

interface Props {
  comment: CommentPartsFragment;
  discussion: DiscussionHandle;
  viewerOwnsVideo: boolean;
  onAdd: (text: string, inReplyTo: string) => Promise<string | null>;
}

/** A comment with its replies in one row, which are read when one asks for them. */
export function CommentThread({ comment, discussion, viewerOwnsVideo, onAdd }: Props) {
  const { state, change, readReplies } = discussion;
  const signInFirst = useSignInFirst();
  const [open, setOpen] = useState(false);
  const [answering, setAnswering] = useState<CommentPartsFragment | null>(null);
  const replies = repliesOf(state, comment.id);
  const more = state.repliesNext.get(comment.id)?.hasNextPage ?? false;

  useEffect(() => {
    if (open) {
      void readReplies(comment.id, true);
    }
  }, [open, state.epoch, readReplies, comment.id]);

  function answer(to: CommentPartsFragment) {
    if (signInFirst()) {
      setOpen(comment.replyCount > 0);
      setAnswering(to);
    }
  }

  async function send(text: string) {
    const wrong = await onAdd(text, comment.id);
    if (wrong === null) {
      setAnswering(null);
      setOpen(true);
    }
    return wrong;
  }

  const count = Math.max(comment.replyCount, replies.length);
  return (
    <li>
      <CommentItem comment={comment} viewerOwnsVideo={viewerOwnsVideo} change={change} onReply={() => answer(comment)} />
      <div className={styles.under}>
        {count > 0 && (
          <Button
            size="small"
            color="secondary"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            startIcon={<Icon path={open ? mdiChevronUp : mdiChevronDown} size={20} />}
          >
            {count === 1 ? '1 reply' : `${formatCount(count)} replies`}
          </Button>
        )}
        {open && replies.length > 0 && (
          <ul className={styles.replies} aria-label="Replies">
            {replies.map((reply) => (
              <li key={reply.id}>
                <CommentItem small comment={reply} viewerOwnsVideo={viewerOwnsVideo} change={change} onReply={() => answer(reply)} />
              </li>
            ))}
          </ul>
        )}
        {open && more && (
          <Button size="small" onClick={() => void readReplies(comment.id, false)}>
            Show more replies
          </Button>
        )}
        {answering && (
          <div className={styles.answer}>
            <CommentForm
              key={answering.id}
              label={`Reply to ${answering.author.displayName}`}
              initial={answering.id === comment.id ? '' : `@${answering.author.username} `}
              submit="Reply"
              focused
              onSubmit={send}
              onCancel={() => setAnswering(null)}
            />
          </div>
        )}
      </div>
    </li>
  );
}
