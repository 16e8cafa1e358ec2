import { useEffect, useEffectEvent, useState } from 'react';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { mdiArrowLeft } from '@mdi/js';
import { Link, useNavigate, useParams } from 'react-router';
import { useQuery } from 'urql';
import { Icon } from '@/components/icon';
import { ProblemPanel } from '@/components/problem-panel';
import type { EditedVideoQuery } from '@/gql/graphql';
import { problemOf } from '@/lib/graphql/problem';
import { useSession } from '@/lib/session';
import { useTitle } from '@/lib/use-title';
import { editedVideo } from '../api/edited-video';
import { isSettled, useVideoProcessing } from '../api/video-processing';
import { useVideoReplacement } from '../api/video-replacement';
import { DeleteVideoDialog } from '../components/delete-video-dialog';
import { useUploads } from '../upload/uploads';
import { CaptionsSection } from './captions-section';
import { DetailsForm } from './details-form';
import { FileSection } from './file-section';
import { PosterSection } from './poster-section';
import styles from './edit-page.module.css';

export default function EditPage() {
  const { id = '' } = useParams();
  const viewer = useSession()?.userId;
  const [{ data, error, fetching }, read] = useQuery({ query: editedVideo, variables: { id }, requestPolicy: 'cache-and-network' });
  const again = () => read({ requestPolicy: 'network-only' });
  const video = data?.video;
  useTitle(video ? `Edit ${video.title}` : 'Edit');

  if (video && video.channel.owner.id === viewer) {
    return <Edit key={video.id} video={video} read={again} />;
  }
  if (error && !fetching) {
    return <ProblemPanel heading="h1" {...problemOf(error)} onRetry={again} />;
  }
  return data && !fetching ? (
    <ProblemPanel heading="h1" title="This video is not here" message="It does not exist, was deleted, or is not yours.">
      <Button component={Link} to="/" variant="contained">
        Go to the newest videos
      </Button>
    </ProblemPanel>
  ) : (
    <Skeleton variant="rounded" height={320} className={styles.page} aria-label="Loading the video" />
  );
}

function Edit({ video, read }: { video: NonNullable<EditedVideoQuery['video']>; read: () => void }) {
  const navigate = useNavigate();
  const [deleting, setDeleting] = useState(false);
  const processing = useVideoProcessing(video.id) ?? video.processing;
  const settled = isSettled(processing);
  const isSending = useUploads().some(({ replaces }) => replaces === video.id);
  const { replacement } = video;
  useVideoReplacement(video.id, replacement, read);
  const reread = useEffectEvent(read);
  useEffect(() => reread(), [settled, isSending, replacement?.status]);

  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <Button component={Link} to={`/watch/${video.id}`} startIcon={<Icon path={mdiArrowLeft} size={20} />} sx={{ ml: -1 }}>
          To its page
        </Button>
        <h1>Edit video</h1>
      </header>
      <section className={styles.section} aria-labelledby="details-title">
        <h2 id="details-title">Details</h2>
        <DetailsForm video={video} />
      </section>
      <PosterSection video={video} />
      <CaptionsSection video={video} />
      <FileSection video={video} processing={processing} read={read} />
      <section className={styles.section} aria-labelledby="delete-title">
        <h2 id="delete-title">Delete</h2>
        <p className={styles.soft}>With its comments and its file, for everybody. This cannot be undone.</p>
        <div>
          <Button color="error" variant="outlined" onClick={() => setDeleting(true)}>
            Delete video
          </Button>
        </div>
      </section>
      {deleting && (
        <DeleteVideoDialog video={video} onClose={() => setDeleting(false)} onDeleted={() => void navigate(`/@${video.channel.handle}`)} />
      )}
    </div>
  );
}
