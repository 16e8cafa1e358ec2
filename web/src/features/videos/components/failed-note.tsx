import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import type { ProcessingPartsFragment } from '@/gql/graphql';
import { failureOf } from '@/lib/graphql/outcome';
import { notify } from '@/lib/notices';
import { useRetryProcessing } from '../api/retry-processing';

interface Props {
  processing: Pick<ProcessingPartsFragment, 'videoId' | 'error'>;
  onRetried?: () => void;
}

/** Tells the owner why a video failed, and lets them try again. */
export function FailedNote({ processing, onRetried }: Props) {
  const [{ fetching }, retry] = useRetryProcessing();

  async function again() {
    const wrong = failureOf(await retry({ videoId: processing.videoId }), (data) => data.retryProcessing.errors);
    if (wrong) {
      notify({ severity: 'error', text: wrong });
    } else {
      onRetried?.();
    }
  }

  return (
    <Alert severity="error">
      {processing.error?.message ?? 'The video could not be processed.'}
      <div>
        <Button color="inherit" size="small" variant="outlined" loading={fetching} onClick={() => void again()} sx={{ mt: 1.5 }}>
          Try again
        </Button>
      </div>
    </Alert>
  );
}
