import { useState } from 'react';
import Button from '@mui/material/Button';
import { Avatar } from '@/components/avatar';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { RichText } from '@/components/rich-text';
import type { CommentPartsFragment } from '@/gql/graphql';
import { formatAgo, formatDate } from '@/lib/format';
import { failureOf } from '@/lib/graphql/outcome';
import { useSession } from '@/lib/session';
import { useDeleteComment } from '../api/delete-comment';
import { useEditComment } from '../api/edit-comment';
import type { DiscussionHandle } from '../use-discussion';
import { CommentForm } from './comment-form';
import styles from './comment-item.module.css';

interface Props {
  comment: CommentPartsFragment;
  /** the owner of the video may take away what others wrote */
  viewerOwnsVideo: boolean;
  change: DiscussionHandle['change'];
  onReply: () => void;
  small?: boolean;
}

export function CommentItem({ comment, viewerOwnsVideo, change, onReply, small = false }: Props) {
  const isMine = useSession()?.userId === comment.author.id;
  const [mode, setMode] = useState<'read' | 'edit' | 'delete'>('read');
  const [, edit] = useEditComment();
  const [, remove] = useDeleteComment();
  const { author } = comment;

  async function save(text: string) {
    const result = await edit({ commentId: comment.id, text });
    const wrong = failureOf(result, (data) => data.editComment.errors);
    if (wrong === null && result.data?.editComment.comment) {
      change({ kind: 'edited', comment: result.data.editComment.comment });
      setMode('read');
    }
    return wrong;
  }

  async function confirmDelete() {
    const wrong = failureOf(await remove({ commentId: comment.id }), (data) => data.deleteComment.errors);
    if (wrong === null) {
      change({ kind: 'deleted', id: comment.id });
    }
    return wrong;
  }

  return (
    <article className={styles.comment} aria-label={`Comment by ${author.displayName}`}>
      <Avatar name={author.displayName} url={author.avatarUrl} size={small ? 28 : 38} />
      <div className={styles.body}>
        <p className={styles.head}>
          <span className={styles.author}>{author.displayName}</span>{' '}
          <time dateTime={comment.createdAt} title={formatDate(comment.createdAt)}>
            {formatAgo(comment.createdAt)}
          </time>
          {comment.editedAt && ' (edited)'}
        </p>
        {mode === 'edit' ? (
          <CommentForm label="Edit your comment" submit="Save" initial={comment.text} focused onSubmit={save} onCancel={() => setMode('read')} />
        ) : (
          <>
            <p className={styles.text}>
              <RichText text={comment.text} />
            </p>
            <div className={styles.actions}>
              <Button size="small" onClick={onReply}>
                Reply
              </Button>
              {isMine && (
                <Button size="small" onClick={() => setMode('edit')}>
                  Edit
                </Button>
              )}
              {(isMine || viewerOwnsVideo) && (
                <Button size="small" onClick={() => setMode('delete')}>
                  Delete
                </Button>
              )}
            </div>
          </>
        )}
      </div>
      {mode === 'delete' && (
        <ConfirmDialog
          title="Delete this comment?"
          text="It disappears for everybody, at once and for good."
          confirm="Delete"
          onConfirm={confirmDelete}
          onClose={() => setMode('read')}
        />
      )}
    </article>
  );
}
