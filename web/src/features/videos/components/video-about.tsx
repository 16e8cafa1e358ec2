import { useState } from 'react';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import IconButton from '@mui/material/IconButton';
import { mdiDeleteOutline, mdiPencilOutline, mdiShareVariantOutline } from '@mdi/js';
import { Link, useNavigate } from 'react-router';
import { Avatar } from '@/components/avatar';
import { Icon } from '@/components/icon';
import { RichText } from '@/components/rich-text';
import { SubscribeButton } from '@/features/channels/components/subscribe-button';
import type { ProcessingPartsFragment } from '@/gql/graphql';
import { formatAgo, formatCount, formatDate, formatViews } from '@/lib/format';
import { notify } from '@/lib/notices';
import { isSettled } from '../api/video-processing';
import type { WatchedVideo } from '../api/watch';
import { DeleteVideoDialog } from './delete-video-dialog';
import { ProcessingView } from './processing-view';
import { ReactionButtons } from './reaction-buttons';
import { visibilities } from './visibility-field';
import styles from './video-about.module.css';

interface Props {
  video: WatchedVideo;
  processing: ProcessingPartsFragment;
  isMine: boolean;
}

async function share(title: string) {
  const url = location.origin + location.pathname;
  if ('share' in navigator && matchMedia('(pointer: coarse)').matches) {
    await navigator.share({ title, url }).catch(() => undefined); // closed without a choice
    return;
  }
  try {
    await navigator.clipboard.writeText(url);
    notify({ severity: 'success', text: 'The link is copied.' });
  } catch {
    notify({ severity: 'info', text: `The link: ${url}` });
  }
}

/** Title, channel, reactions and description under the player. */
export function VideoAbout({ video, processing, isMine }: Props) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const { channel } = video;
  const instant = video.publishedAt ?? video.createdAt;
  const subscribers = `${formatCount(channel.subscriberCount)} ${channel.subscriberCount === 1 ? 'subscriber' : 'subscribers'}`;
  return (
    <div className={styles.about}>
      <h1 className={styles.title}>{video.title}</h1>
      <div className={styles.row}>
        <div className={styles.channel}>
          <Avatar name={channel.name} url={channel.avatarUrl} size={44} />
          <div>
            <Link className={styles.name} to={`/@${channel.handle}`}>
              {channel.name}
            </Link>
            <p className={styles.soft}>{subscribers}</p>
          </div>
          {!isMine && <SubscribeButton channel={channel} />}
        </div>
        <div className={styles.actions}>
          <ReactionButtons video={video} />
          <IconButton aria-label="Share" onClick={() => void share(video.title)}>
            <Icon path={mdiShareVariantOutline} size={22} />
          </IconButton>
          {isMine && (
            <>
              <IconButton component={Link} to={`/videos/${video.id}/edit`} aria-label="Edit video">
                <Icon path={mdiPencilOutline} size={22} />
              </IconButton>
              <IconButton aria-label="Delete video" onClick={() => setDeleting(true)}>
                <Icon path={mdiDeleteOutline} size={22} />
              </IconButton>
            </>
          )}
        </div>
      </div>
      {video.playback && !isSettled(processing) && (
        <div className={styles.box}>
          <ProcessingView processing={processing} />
        </div>
      )}
      <Description key={video.description} video={video} instant={instant} />
      {deleting && (
        <DeleteVideoDialog video={video} onClose={() => setDeleting(false)} onDeleted={() => void navigate(`/@${channel.handle}`)} />
      )}
    </div>
  );
}

function Description({ video, instant }: { video: WatchedVideo; instant: string }) {
  const text = video.description?.trim() ?? '';
  const long = text.length > 320 || text.split('\n').length > 4;
  const [open, setOpen] = useState(!long);
  return (
    <div className={styles.box}>
      <p className={styles.facts}>
        {formatViews(video.viewCount)}
        <span aria-hidden="true"> · </span>
        <time dateTime={instant} title={formatDate(instant)}>
          {formatAgo(instant)}
        </time>
        {video.visibility !== 'PUBLIC' && <Chip size="small" variant="outlined" sx={{ ml: 1 }} label={visibilities[video.visibility].label} />}
      </p>
      {text && (
        <p className={open ? styles.text : `${styles.text} ${styles.short}`}>
          <RichText text={text} />
        </p>
      )}
      {long && (
        <Button size="small" aria-expanded={open} onClick={() => setOpen(!open)} sx={{ ml: -1.5 }}>
          {open ? 'Show less' : 'Show more'}
        </Button>
      )}
      {video.tags.length > 0 && (
        <ul className={styles.tags} aria-label="Tags">
          {video.tags.map((tag) => (
            <li key={tag}>
              <Link to={`/search?q=${encodeURIComponent(tag)}`}>#{tag}</Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
