import type { ProcessingPartsFragment } from '@/gql/graphql';
import { FailedNote } from './failed-note';
import { ProcessingView } from './processing-view';
import styles from './not-yet-playable.module.css';

/** Stands where the player will be, until there is something to play. */
export function NotYetPlayable({ processing, isMine }: { processing: ProcessingPartsFragment; isMine: boolean }) {
  if (processing.status === 'FAILED') {
    return (
      <section className={styles.place} aria-label="Processing">
        <div className={styles.inner}>
          {isMine ? <FailedNote processing={processing} /> : <p className={styles.words}>This video could not be processed.</p>}
        </div>
      </section>
    );
  }
  return (
    <section className={styles.place} aria-label="Processing">
      <div className={styles.inner}>
        <p className={styles.words}>
          {processing.status === 'UPLOADING'
            ? 'This video is still being uploaded.'
            : 'This video is being prepared. It starts here by itself as soon as it can be played.'}
        </p>
        <ProcessingView processing={processing} />
      </div>
    </section>
  );
}
