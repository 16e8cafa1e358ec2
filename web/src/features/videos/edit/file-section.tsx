import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { mdiDownload } from '@mdi/js';
import { Icon } from '@/components/icon';
import type { EditedVideoQuery, ProcessingPartsFragment } from '@/gql/graphql';
import { failureOf } from '@/lib/graphql/outcome';
import { notify } from '@/lib/notices';
import { useCancelReplacement } from '../api/cancel-replacement';
import { FailedNote } from '../components/failed-note';
import { ProcessingView } from '../components/processing-view';
import { SendingView } from '../components/sending-view';
import { accepted } from '../upload/upload';
import { uploadList, useUploads } from '../upload/uploads';
import { FileButton } from './file-button';
import styles from './edit-page.module.css';

type EditedVideo = NonNullable<EditedVideoQuery['video']>;

interface Props {
  video: EditedVideo;
  processing: ProcessingPartsFragment;
  read: () => void;
}

/** What the state of the file means for the owner. */
const meanings: Record<ProcessingPartsFragment['status'], string> = {
  UPLOADING: 'The file has not arrived completely. Choose it again on the upload page to go on where it was.',
  PROCESSING: 'The file has arrived and is being made playable everywhere. You may leave this page meanwhile.',
  READY: 'The video is ready: all its qualities can be watched.',
  FAILED: 'The file could not be made into a video. Nobody can watch it.',
};

/** The file of the video, its state in words, and another one to take its place. */
export function FileSection({ video, processing, read }: Props) {
  const { status } = processing;
  const settled = status === 'READY' || status === 'FAILED';
  return (
    <section className={styles.section} aria-labelledby="file-title">
      <h2 id="file-title">File</h2>
      <p role="status">{meanings[status]}</p>
      {status === 'PROCESSING' && <ProcessingView processing={processing} />}
      {status === 'FAILED' && !video.replacement && <FailedNote processing={processing} onRetried={read} />}
      {settled && <ReplaceFile video={video} read={read} />}
      {video.originalUrl && (
        <div>
          <Button component="a" href={video.originalUrl} download startIcon={<Icon path={mdiDownload} size={20} />}>
            Download the original file
          </Button>
        </div>
      )}
    </section>
  );
}

function ReplaceFile({ video, read }: Omit<Props, 'processing'>) {
  const [{ fetching }, cancel] = useCancelReplacement();
  const upload = useUploads().find(({ replaces }) => replaces === video.id);
  const { id, title, replacement } = video;

  async function giveUp() {
    if (upload) {
      uploadList.remove(upload.key);
    }
    const wrong = failureOf(await cancel({ videoId: id }), (data) => data.cancelReplacement.errors);
    if (wrong) {
      notify({ severity: 'error', text: wrong });
    }
  }

  const choose = (words: string) => (
    <FileButton label="New file" accept={accepted} onFile={(file) => uploadList.replace(id, title, file)}>
      {words}
    </FileButton>
  );
  const keep = (
    <Button loading={fetching} onClick={() => void giveUp()}>
      Keep the present file
    </Button>
  );

  if (upload && upload.state !== 'failed') {
    return (
      <div className={styles.box}>
        <h3>Another file is on its way</h3>
        <p className={styles.soft}>{upload.file.name}</p>
        <SendingView upload={upload} />
        {keep}
      </div>
    );
  }
  if (!replacement) {
    return (
      <div className={styles.box}>
        <h3>Replace the file</h3>
        <p className={styles.soft}>The page, its comments and its address stay. The present file is shown until the new one is ready.</p>
        {upload?.problem && <Alert severity="error">{upload.problem}</Alert>}
        <div>{choose('Choose another file')}</div>
      </div>
    );
  }
  return (
    <div className={styles.box}>
      <h3>Another file is on its way</h3>
      {replacement.status === 'UPLOADING' && <p>It has not arrived completely. Choose it again to go on where it was.</p>}
      {replacement.status === 'PROCESSING' && (
        <>
          <p className={styles.soft}>It takes the place of the present one when it is ready.</p>
          <ProcessingView processing={replacement} />
        </>
      )}
      {replacement.status === 'FAILED' && (
        <>
          <p>The new file could not be made into a video. The present one stays.</p>
          <FailedNote processing={{ videoId: id, error: replacement.error }} onRetried={read} />
        </>
      )}
      <div className={styles.actions}>
        {replacement.status !== 'PROCESSING' && choose(replacement.status === 'UPLOADING' ? 'Choose the file again' : 'Choose another file')}
        {keep}
      </div>
    </div>
  );
}
