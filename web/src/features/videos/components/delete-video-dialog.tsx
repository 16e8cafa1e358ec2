import { useMutation } from 'urql';
import { ConfirmDialog } from '@/components/confirm-dialog';
import { failureOf } from '@/lib/graphql/outcome';
import { notify } from '@/lib/notices';
import { deleteVideo } from '../api/delete-video';

interface Props {
  video: { id: string; title: string };
  onClose: () => void;
  onDeleted?: () => void;
}

export function DeleteVideoDialog({ video, onClose, onDeleted }: Props) {
  const [, remove] = useMutation(deleteVideo);

  async function confirm() {
    const wrong = failureOf(await remove({ videoId: video.id }), (data) => data.deleteVideo.errors);
    if (wrong === null) {
      notify({ severity: 'success', text: `“${video.title}” was deleted.` });
      onDeleted?.();
    }
    return wrong;
  }

  return (
    <ConfirmDialog
      title="Delete this video?"
      text={`“${video.title}” is deleted for everybody, with its comments and its file. This cannot be undone.`}
      confirm="Delete video"
      onConfirm={confirm}
      onClose={onClose}
    />
  );
}
