import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import { mdiPause, mdiPlay } from '@mdi/js';
import { Link, useLocation } from 'react-router';
import { Icon } from '@/components/icon';
import { formatBytes } from '@/lib/format';
import { signInPath } from '@/lib/sign-in-path';
import type { Upload } from '../upload/upload';
import { uploadList } from '../upload/uploads';
import styles from './sending-view.module.css';

function textOf({ state, waiting, sent, file }: Upload) {
  if (state === 'signedOut') {
    return 'You were signed out. The upload goes on when you have signed in again.';
  }
  if (waiting) {
    return 'The connection is away. The upload goes on by itself when it is back.';
  }
  if (state === 'starting') {
    return 'Waiting to start';
  }
  return state === 'sending' && sent === file.size ? 'Checking what arrived' : `${formatBytes(sent)} of ${formatBytes(file.size)}`;
}

/** How much of a file is on the server, with a way to stop for a while. */
export function SendingView({ upload }: { upload: Upload }) {
  const location = useLocation();
  const { key, file, sent, state, problem } = upload;
  const percent = Math.floor((sent / file.size) * 100);
  const paused = state === 'paused';
  return (
    <div data-testid="upload-progress">
      {problem && (
        <Alert severity="warning" sx={{ mb: 1.5 }}>
          {problem}
        </Alert>
      )}
      <p className={styles.line}>
        <span role="status">{paused ? 'Paused' : 'Uploading'}</span>
        <span className={styles.number}>{percent} %</span>
      </p>
      <LinearProgress
        variant={state === 'starting' ? 'indeterminate' : 'determinate'}
        value={percent}
        color={paused ? 'inherit' : 'secondary'}
        aria-label="Upload"
        aria-valuetext={`${percent} percent`}
      />
      <div className={styles.foot}>
        <p className={styles.soft}>{textOf(upload)}</p>
        {state === 'sending' && sent < file.size && (
          <Button size="small" startIcon={<Icon path={mdiPause} size={18} />} onClick={() => uploadList.pause(key)}>
            Pause
          </Button>
        )}
        {paused && (
          <Button size="small" variant="contained" startIcon={<Icon path={mdiPlay} size={18} />} onClick={() => uploadList.start(key)}>
            Go on
          </Button>
        )}
        {state === 'signedOut' && (
          <Button component={Link} to={signInPath(location)} variant="contained" size="small">
            Sign in
          </Button>
        )}
      </div>
    </div>
  );
}
