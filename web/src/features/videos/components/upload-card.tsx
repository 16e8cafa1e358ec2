import type { SubmitEvent } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import LinearProgress from '@mui/material/LinearProgress';
import TextField from '@mui/material/TextField';
import { mdiClose } from '@mdi/js';
import { Link } from 'react-router';
import { Icon } from '@/components/icon';
import { formatBytes } from '@/lib/format';
import { isSettled, useVideoProcessing } from '../api/video-processing';
import { isRunning, type Upload } from '../upload/upload';
import { uploadList } from '../upload/uploads';
import { FailedNote } from './failed-note';
import { ProcessingView } from './processing-view';
import { SendingView } from './sending-view';
import { VisibilityField } from './visibility-field';
import styles from './upload-card.module.css';

/** One file on its way: what to call it, then how far it is, then where to watch it. */
export function UploadCard({ upload }: { upload: Upload }) {
  const { key, file, state } = upload;
  return (
    <article className={styles.card} aria-label={`Upload of ${file.name}`}>
      <header className={styles.head}>
        <div>
          <h2 className={styles.name}>{state === 'draft' ? file.name : upload.title}</h2>
          <p className={styles.soft}>
            {state === 'draft' ? '' : `${file.name} · `}
            {formatBytes(file.size)}
          </p>
        </div>
        <IconButton aria-label={isRunning(upload) || state === 'paused' ? 'Cancel the upload' : 'Take off the list'} onClick={() => uploadList.remove(key)}>
          <Icon path={mdiClose} size={20} />
        </IconButton>
      </header>
      {(state === 'draft' || state === 'failed') && <Draft upload={upload} />}
      {(isRunning(upload) || state === 'paused') && <SendingView upload={upload} />}
      {state === 'processing' && upload.videoId && <Processing videoId={upload.videoId} />}
    </article>
  );
}

function Draft({ upload }: { upload: Upload }) {
  const { key, title, description, visibility, problem, field, state } = upload;

  function start(event: SubmitEvent) {
    event.preventDefault();
    if (title.trim()) {
      uploadList.start(key);
    } else {
      uploadList.change(key, { problem: 'Give the video a title.', field: 'title' });
    }
  }

  return (
    <form className={styles.fields} onSubmit={start} noValidate>
      {problem && field !== 'title' && field !== 'description' && <Alert severity="error">{problem}</Alert>}
      <TextField
        label="Title"
        value={title}
        error={field === 'title'}
        helperText={field === 'title' ? problem : undefined}
        onChange={(event) => uploadList.change(key, { title: event.target.value })}
      />
      <TextField
        label="Description"
        multiline
        minRows={2}
        maxRows={10}
        value={description}
        error={field === 'description'}
        helperText={field === 'description' ? problem : undefined}
        onChange={(event) => uploadList.change(key, { description: event.target.value })}
      />
      <VisibilityField value={visibility} onChange={(value) => uploadList.change(key, { visibility: value })} />
      <div className={styles.actions}>
        <Button type="submit" variant="contained">
          {state === 'failed' ? 'Try again' : 'Upload'}
        </Button>
      </div>
    </form>
  );
}

function Processing({ videoId }: { videoId: string }) {
  const processing = useVideoProcessing(videoId);
  return (
    <div>
      {processing?.status === 'FAILED' && <FailedNote processing={processing} />}
      {processing && !isSettled(processing) && <ProcessingView processing={processing} />}
      {!processing && <LinearProgress color="secondary" aria-label="Processing" />}
      {processing?.status === 'READY' && <Alert severity="success">Your video is ready.</Alert>}
      <div className={styles.actions}>
        {processing?.status !== 'FAILED' && (
          <Button component={Link} to={`/watch/${videoId}`} variant={processing?.status === 'READY' ? 'contained' : 'outlined'}>
            {processing?.status === 'READY' ? 'Watch' : processing?.playable ? 'Watch what is there' : 'Open its page'}
          </Button>
        )}
      </div>
    </div>
  );
}
