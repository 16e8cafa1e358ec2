import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useTitle } from '@/lib/use-title';
import { newestVideos } from '../api/newest-videos';
import { EmptyNote } from './empty-note';
import { VideoCard } from './video-card';
import { VideoPages } from './video-pages';

export default function HomePage() {
  useTitle(null);
  return (
    <>
      <h1 className="visually-hidden">Newest videos</h1>
      <VideoPages
        document={newestVideos}
        variables={(after) => ({ first: 24, after })}
        pageOf={(data) => data.videos}
        keyOf={(video) => video.id}
        render={(video) => <VideoCard heading="h2" video={video} />}
        empty={
          <EmptyNote title="Nothing here yet">
            <p>Be the first to share a video.</p>
            <Button component={Link} to="/upload" variant="contained" sx={{ mt: 2 }}>
              Upload a video
            </Button>
          </EmptyNote>
        }
      />
    </>
  );
}
