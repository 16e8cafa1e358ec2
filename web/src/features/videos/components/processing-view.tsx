import LinearProgress from '@mui/material/LinearProgress';
import type { ProcessingPartsFragment, ProcessingStage } from '@/gql/graphql';
import { formatEta } from '@/lib/format';
import styles from './processing-view.module.css';

const stages: Record<ProcessingStage, string> = {
  WAITING: 'Waiting for its turn',
  PROBING: 'Looking at the file',
  TRANSCODING: 'Making it playable everywhere',
  FINISHING: 'Putting it together',
  DONE: 'Done',
};

export function stageText({ status, stage }: Pick<ProcessingPartsFragment, 'status' | 'stage'>) {
  switch (status) {
    case 'UPLOADING':
      return 'Being uploaded';
    case 'READY':
      return 'Ready to watch';
    case 'FAILED':
      return 'This did not work';
    default:
      return stages[stage];
  }
}

/** How far the work on a video is: as a whole, and for every quality that is being made. */
export function ProcessingView({ processing }: { processing: Pick<ProcessingPartsFragment, 'status' | 'stage' | 'percent' | 'etaSeconds' | 'renditions'> }) {
  const { percent, etaSeconds, renditions } = processing;
  const whole = Math.round(percent);
  return (
    <div className={styles.view} data-testid="processing">
      <p className={styles.head}>
        <span role="status">{stageText(processing)}</span>
        <span className={styles.number}>{whole} %</span>
      </p>
      <LinearProgress variant="determinate" value={Math.min(100, percent)} color="secondary" aria-label="Processing" aria-valuetext={`${whole} percent`} />
      {etaSeconds != null && processing.status === 'PROCESSING' && <p className={styles.eta}>{formatEta(etaSeconds)}</p>}
      {renditions.length > 0 && (
        <ul className={styles.rungs} aria-label="Qualities">
          {renditions.map(({ name, percent: share }) => (
            <li key={name}>
              <span className={styles.name}>{name}</span>
              <LinearProgress
                className={styles.bar}
                variant="determinate"
                value={Math.min(100, share)}
                color="secondary"
                aria-label={name}
                aria-valuetext={`${Math.round(share)} percent`}
              />
              <span className={styles.number}>{Math.round(share)} %</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
