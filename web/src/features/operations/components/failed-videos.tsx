import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useRetryProcessing } from '@/features/videos/api/retry-processing';
import { formatAgo } from '@/lib/format';
import { failureOf } from '@/lib/graphql/outcome';
import { notify } from '@/lib/notices';
import styles from './failed-videos.module.css';

interface FailedVideo {
  id: string;
  title: string;
  createdAt: string;
  channel: { handle: string; name: string };
  processing: { error?: { message: string } | null };
}

/** Videos whose processing failed, with the reason that their uploaders read. */
export function FailedVideos({ videos, onRetried }: { videos: FailedVideo[]; onRetried: () => void }) {
  return (
    <ul className={styles.list}>
      {videos.map((video) => (
        <FailedVideoRow key={video.id} video={video} onRetried={onRetried} />
      ))}
    </ul>
  );
}

function FailedVideoRow({ video, onRetried }: { video: FailedVideo; onRetried: () => void }) {
  const [{ fetching }, retry] = useRetryProcessing();
  const start = async () => {
    const wrong = failureOf(await retry({ videoId: video.id }), (data) => data.retryProcessing.errors);
    notify(wrong ? { severity: 'error', text: wrong } : { severity: 'success', text: `“${video.title}” is processed again.` });
    onRetried();
  };
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <h3 className={styles.title}>{video.title}</h3>
        <p className={styles.soft}>
          <Link to={`/@${video.channel.handle}`}>{video.channel.name}</Link> · uploaded {formatAgo(video.createdAt)}
        </p>
        <p>{video.processing.error?.message ?? 'No reason is known.'}</p>
      </div>
      <Button variant="outlined" loading={fetching} onClick={() => void start()} aria-label={`Retry ${video.title}`}>
        Retry
      </Button>
    </li>
  );
}
