import { useSearchParams } from 'react-router';
import { useTitle } from '@/lib/use-title';
import { searchVideos } from '../api/search-videos';
import { EmptyNote } from './empty-note';
import { VideoCard } from './video-card';
import { VideoPages } from './video-pages';
import styles from './list-page.module.css';

export default function SearchPage() {
  const [search] = useSearchParams();
  const query = (search.get('q') ?? '').trim();
  useTitle(query ? `Search: ${query}` : 'Search');
  if (!query) {
    return (
      <EmptyNote title="What are you looking for?">
        <p>Type a few words into the search box above.</p>
      </EmptyNote>
    );
  }
  return (
    <>
      <h1 className={styles.title}>Results for “{query}”</h1>
      <VideoPages
        key={query}
        document={searchVideos}
        variables={(after) => ({ query, first: 24, after })}
        pageOf={(data) => data.search}
        keyOf={(video) => video.id}
        render={(video) => <VideoCard heading="h2" video={video} />}
        empty={
          <EmptyNote title="Nothing found">
            <p>No video matches “{query}”. Try fewer or other words.</p>
          </EmptyNote>
        }
      />
    </>
  );
}
