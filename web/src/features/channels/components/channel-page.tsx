import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { mdiTrayArrowUp } from '@mdi/js';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { Avatar } from '@/components/avatar';
import { Icon } from '@/components/icon';
import { ProblemPanel } from '@/components/problem-panel';
import { RichText } from '@/components/rich-text';
import { EmptyNote } from '@/features/videos/components/empty-note';
import { OwnVideoRow } from '@/features/videos/components/own-video-row';
import { VideoCard } from '@/features/videos/components/video-card';
import { VideoPages, type Page } from '@/features/videos/components/video-pages';
import { formatCount } from '@/lib/format';
import { problemOf } from '@/lib/graphql/problem';
import { useSession } from '@/lib/session';
import { useTitle } from '@/lib/use-title';
import { channel as document } from '../api/channel';
import { channelVideos } from '../api/channel-videos';
import { ownVideos } from '../api/own-videos';
import { SubscribeButton } from './subscribe-button';
import styles from './channel-page.module.css';

const nothing: Page<never> = { nodes: [], pageInfo: { hasNextPage: false } };

export function ChannelPage({ handle }: { handle: string }) {
  const viewer = useSession()?.userId;
  const [{ data, error, fetching }, read] = useQuery({ query: document, variables: { handle }, requestPolicy: 'cache-and-network' });
  const channel = data?.channel;
  useTitle(channel?.name ?? `@${handle}`);

  if (!channel) {
    if (error && !fetching) {
      return <ProblemPanel heading="h1" {...problemOf(error)} onRetry={() => read({ requestPolicy: 'network-only' })} />;
    }
    return data && !fetching ? (
      <ProblemPanel heading="h1" title="This channel does not exist" message={`Nobody here is called @${handle}.`}>
        <Button component={Link} to="/" variant="contained">
          Go to the newest videos
        </Button>
      </ProblemPanel>
    ) : (
      <Skeleton variant="rounded" height={96} width="min(420px, 100%)" />
    );
  }

  const isMine = channel.owner.id === viewer;
  const { id, name } = channel;
  return (
    <>
      <header className={styles.head}>
        <Avatar name={name} url={channel.avatarUrl} size={88} />
        <div className={styles.words}>
          <h1 className={styles.name}>{name}</h1>
          <p className={styles.soft}>
            @{channel.handle}
            <span aria-hidden="true"> · </span>
            {formatCount(channel.subscriberCount)} {channel.subscriberCount === 1 ? 'subscriber' : 'subscribers'}
          </p>
          {channel.description && (
            <p className={styles.description}>
              <RichText text={channel.description} />
            </p>
          )}
        </div>
        {isMine ? (
          <Button component={Link} to="/upload" variant="contained" startIcon={<Icon path={mdiTrayArrowUp} size={20} />}>
            Upload a video
          </Button>
        ) : (
          <SubscribeButton channel={channel} />
        )}
      </header>
      <h2 className={styles.title}>{isMine ? 'Your videos' : 'Videos'}</h2>
      {isMine ? (
        <VideoPages
          list
          document={ownVideos}
          variables={(after) => ({ id, first: 20, after })}
          pageOf={(page) => page.channel?.videos ?? nothing}
          keyOf={(video) => video.id}
          render={(video, reread) => <OwnVideoRow video={video} onSettled={reread} />}
          empty={
            <EmptyNote title="Your stage is empty">
              <p>What you upload appears here, also while it is being prepared.</p>
            </EmptyNote>
          }
        />
      ) : (
        <VideoPages
          document={channelVideos}
          variables={(after) => ({ id, first: 24, after })}
          pageOf={(page) => page.channel?.videos ?? nothing}
          keyOf={(video) => video.id}
          render={(video) => <VideoCard heading="h3" video={video} />}
          empty={<EmptyNote title="No videos yet" />}
        />
      )}
    </>
  );
}
