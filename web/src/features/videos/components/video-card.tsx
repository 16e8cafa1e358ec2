import { useState } from 'react';
import { Link } from 'react-router';
import { Avatar } from '@/components/avatar';
import type { VideoCardFragment } from '@/gql/graphql';
import { formatAgo, formatDate, formatViews } from '@/lib/format';
import { Poster } from './poster';
import styles from './video-card.module.css';

interface Props {
  video: VideoCardFragment;
  layout?: 'tile' | 'row';
  /** one below the heading that the list stands under */
  heading: 'h2' | 'h3';
}

/** One video in a list. The title is the link; its area covers the poster too, so that there is one stop for the keyboard. */
export function VideoCard({ video, layout = 'tile', heading: Heading }: Props) {
  const [pointed, setPointed] = useState(false);
  const instant = video.publishedAt ?? video.createdAt;
  return (
    <article
      className={layout === 'tile' ? styles.tile : styles.row}
      onPointerEnter={({ pointerType }) => setPointed(pointerType === 'mouse')}
      onPointerLeave={() => setPointed(false)}
    >
      <div className={styles.poster}>
        <Poster
          videoId={video.id}
          url={video.playback?.posterUrl}
          durationSeconds={video.durationSeconds}
          preview={pointed ? video.playback?.previewUrl : null}
        />
      </div>
      <div className={styles.about}>
        {layout === 'tile' && <Avatar name={video.channel.name} url={video.channel.avatarUrl} />}
        <div className={styles.words}>
          <Heading className={styles.title}>
            <Link to={`/watch/${video.id}`}>{video.title}</Link>
          </Heading>
          <p className={styles.meta}>
            <Link className={styles.channel} to={`/@${video.channel.handle}`}>
              {video.channel.name}
            </Link>
          </p>
          <p className={styles.meta}>
            {formatViews(video.viewCount)}
            <span aria-hidden="true"> · </span>
            <time dateTime={instant} title={formatDate(instant)}>
              {formatAgo(instant)}
            </time>
          </p>
        </div>
      </div>
    </article>
  );
}
