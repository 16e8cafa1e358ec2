import { useEffect, useEffectEvent, useRef, useState } from 'react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { Link, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Player } from '@/components/player/player';
import { ProblemPanel } from '@/components/problem-panel';
import { CommentsSection } from '@/features/discussion/components/comments-section';
import { useDiscussion } from '@/features/discussion/use-discussion';
import { problemOf } from '@/lib/graphql/problem';
import { useSession } from '@/lib/session';
import { useTitle } from '@/lib/use-title';
import { newestVideos } from '../api/newest-videos';
import { useVideoActivity, type VideoActivityEvent } from '../api/video-activity';
import { isSettled, useVideoProcessing } from '../api/video-processing';
import { watch, type WatchedVideo } from '../api/watch';
import { NotYetPlayable } from './not-yet-playable';
import { VideoAbout } from './video-about';
import { VideoCard } from './video-card';
import { VideoPages } from './video-pages';
import styles from './watch-page.module.css';

export default function WatchPage() {
  const { id = '' } = useParams();
  return <Watch key={id} id={id} />;
}

function Watch({ id }: { id: string }) {
  const [{ data, error, fetching }, read] = useQuery({ query: watch, variables: { id }, requestPolicy: 'cache-and-network' });
  const [shown, setShown] = useState<WatchedVideo | null>(null);
  // what plays goes on playing while the query runs anew, for example because the person was signed out
  const video = data ? (data.video ?? null) : shown;
  if (video && video !== shown) {
    setShown(video);
  }
  useTitle(video?.title);

  if (!video) {
    const again = () => read({ requestPolicy: 'network-only' });
    if (error && !fetching) {
      return <ProblemPanel heading="h1" {...problemOf(error)} onRetry={again} />;
    }
    return data && !fetching ? <NoSuchVideo /> : <WatchSkeleton />;
  }
  return <WatchVideo video={video} read={() => read({ requestPolicy: 'network-only' })} />;
}

function WatchVideo({ video, read }: { video: WatchedVideo; read: () => void }) {
  const isMine = useSession()?.userId === video.channel.owner.id;
  const discussion = useDiscussion(video.id);
  const { change, resync } = discussion;
  const processing = useVideoProcessing(video.id) ?? video.processing;
  const { playable } = processing;
  const settled = isSettled(processing);

  useEffect(() => {
    void resync();
  }, [resync]);

  // there is more to know than the subscription tells: addresses, poster, duration
  const news = `${playable} ${settled}`;
  const told = useRef(news);
  const reread = useEffectEvent(read);
  useEffect(() => {
    if (told.current !== news) {
      told.current = news;
      reread();
    }
  }, [news]);
  // lists may follow the video itself a moment later
  const missing = !video.playback && (playable || processing.status === 'READY');
  useEffect(() => {
    const timer = missing ? setInterval(() => reread(), 1_500) : undefined;
    return () => clearInterval(timer);
  }, [missing]);

  function take(event: VideoActivityEvent) {
    switch (event.__typename) {
      case 'CommentAdded':
        change({ kind: 'added', comment: event.comment });
        break;
      case 'CommentEdited':
        change({ kind: 'edited', comment: event.comment });
        break;
      case 'CommentDeleted':
        change({ kind: 'deleted', id: event.commentId });
        break;
      default:
        break; // counts: the cache has taken them
    }
  }
  useVideoActivity(video.id, take, () => {
    void resync();
    read();
  });

  return (
    <div className={styles.page}>
      <div className={styles.main}>
        {video.playback ? (
          <Player
            source={video.playback.hlsUrl}
            poster={video.playback.posterUrl}
            title={video.title}
            growsTo={video.playback.complete ? null : video.durationSeconds}
            chapters={video.playback.chapters}
            storyboard={video.playback.storyboardUrl}
          />
        ) : (
          <NotYetPlayable processing={processing} isMine={isMine} />
        )}
        <VideoAbout video={video} processing={processing} isMine={isMine} />
        <CommentsSection videoId={video.id} count={video.commentCount} discussion={discussion} viewerOwnsVideo={isMine} />
      </div>
      <aside className={styles.more} aria-labelledby="more-title">
        <h2 id="more-title" className={styles.moreTitle}>
          More to watch
        </h2>
        <VideoPages
          list
          document={newestVideos}
          variables={(after) => ({ first: 12, after })}
          pageOf={({ videos }) => ({ ...videos, nodes: videos.nodes.filter((other) => other.id !== video.id) })}
          keyOf={(other) => other.id}
          render={(other) => <VideoCard heading="h3" video={other} layout="row" />}
          empty={<p className={styles.nothing}>Nothing else yet.</p>}
        />
      </aside>
    </div>
  );
}

function NoSuchVideo() {
  useTitle('Not found');
  return (
    <ProblemPanel heading="h1" title="This video is not here" message="It does not exist, was deleted, or you may not see it.">
      <Button component={Link} to="/" variant="contained">
        Go to the newest videos
      </Button>
    </ProblemPanel>
  );
}

function WatchSkeleton() {
  return (
    <div className={styles.page} aria-busy="true" aria-label="Loading the video">
      <div className={styles.main}>
        <div className={styles.blank} />
        <Skeleton width="60%" height={44} sx={{ mt: 2 }} />
        <Skeleton width="35%" />
      </div>
    </div>
  );
}
