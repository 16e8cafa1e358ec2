import { useEffect, useEffectEvent, useRef, useState } from 'react';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import { mdiDeleteOutline, mdiPencilOutline } from '@mdi/js';
import { Link } from 'react-router';
import { Icon } from '@/components/icon';
import type { OwnVideoFragment } from '@/gql/graphql';
import { formatAgo, formatDate, formatExactCount, formatViews } from '@/lib/format';
import { isSettled, useVideoProcessing } from '../api/video-processing';
import { DeleteVideoDialog } from './delete-video-dialog';
import { FailedNote } from './failed-note';
import { Poster } from './poster';
import { ProcessingView } from './processing-view';
import { visibilities } from './visibility-field';
import styles from './own-video-row.module.css';

/** One of the viewer's own videos, in whatever state it is, with what can be done about it. */
export function OwnVideoRow({ video, onSettled }: { video: OwnVideoFragment; onSettled: () => void }) {
  const [deleting, setDeleting] = useState(false);
  const processing = useVideoProcessing(video.id) ?? video.processing;
  const settled = isSettled(processing);
  const before = useRef(settled);
  const tell = useEffectEvent(onSettled);
  useEffect(() => {
    if (settled && !before.current) {
      tell(); // poster and duration are known now
    }
    before.current = settled;
  }, [settled]);

  const instant = video.publishedAt ?? video.createdAt;
  return (
    <article className={styles.row}>
      <div className={styles.poster}>
        <Poster videoId={video.id} url={video.playback?.posterUrl} durationSeconds={video.durationSeconds} />
      </div>
      <div className={styles.words}>
        <h3 className={styles.title}>
          <Link to={`/watch/${video.id}`}>{video.title}</Link>
        </h3>
        <p className={styles.meta}>
          <Chip size="small" variant="outlined" label={visibilities[video.visibility].label} icon={<Icon path={visibilities[video.visibility].icon} size={15} />} />
          <span>
            <time dateTime={instant} title={formatDate(instant)}>
              {formatAgo(instant)}
            </time>
          </span>
          {processing.status === 'READY' && (
            <>
              <span>{formatViews(video.viewCount)}</span>
              <span>{formatExactCount(video.likeCount, 'like')}</span>
              <span>{formatExactCount(video.commentCount, 'comment')}</span>
            </>
          )}
        </p>
        {processing.status === 'UPLOADING' && <p className={styles.hint}>The upload is not finished.</p>}
      </div>
      <div className={styles.actions}>
        <IconButton component={Link} to={`/videos/${video.id}/edit`} aria-label={`Edit ${video.title}`}>
          <Icon path={mdiPencilOutline} size={21} />
        </IconButton>
        <IconButton aria-label={`Delete ${video.title}`} onClick={() => setDeleting(true)}>
          <Icon path={mdiDeleteOutline} size={21} />
        </IconButton>
      </div>
      {processing.status === 'PROCESSING' && (
        <div className={styles.below}>
          <ProcessingView processing={processing} />
        </div>
      )}
      {processing.status === 'FAILED' && (
        <div className={styles.below}>
          <FailedNote processing={processing} />
        </div>
      )}
      {deleting && <DeleteVideoDialog video={video} onClose={() => setDeleting(false)} />}
    </article>
  );
}
