import { useTitle } from '@/lib/use-title';
import { feed } from '../api/feed';
import { EmptyNote } from './empty-note';
import { VideoCard } from './video-card';
import { VideoPages } from './video-pages';
import styles from './list-page.module.css';

export default function FeedPage() {
  useTitle('Subscriptions');
  return (
    <>
      <h1 className={styles.title}>Subscriptions</h1>
      <VideoPages
        document={feed}
        variables={(after) => ({ first: 24, after })}
        pageOf={(data) => data.feed}
        keyOf={(video) => video.id}
        render={(video) => <VideoCard heading="h2" video={video} />}
        empty={
          <EmptyNote title="Quiet here">
            <p>New videos of the channels that you subscribe to appear on this page.</p>
          </EmptyNote>
        }
      />
    </>
  );
}
