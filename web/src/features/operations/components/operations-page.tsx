import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import { ProblemPanel } from '@/components/problem-panel';
import { formatCount, formatExactCount } from '@/lib/format';
import { problemOf } from '@/lib/graphql/problem';
import { notify } from '@/lib/notices';
import { useTitle } from '@/lib/use-title';
import { openDashboard } from '../api/open-dashboard';
import { useOperations } from '../api/operations';
import { FailedVideos } from './failed-videos';
import { FiguresTable } from './figures-table';
import { SiloCards } from './silo-cards';
import styles from './operations-page.module.css';

const milliseconds = (value: number) => (value < 10 ? value.toFixed(2) : Math.round(value).toString());

/** How the platform runs; for admins. */
export default function OperationsPage() {
  useTitle('Operations');
  const [{ data, error, fetching }, read] = useOperations();
  if (!data) {
    return error && !fetching ? (
      <ProblemPanel heading="h1" {...problemOf(error)} onRetry={read} />
    ) : (
      <Skeleton variant="rounded" height={320} />
    );
  }

  const { orleansSource, silos, silentSilos, grains, queue, failedVideos } = data.operations;
  return (
    <>
      <header className={styles.head}>
        <div>
          <h1>Operations</h1>
          <p className={styles.soft}>
            {error ? 'No answer just now; these are the last figures.' : `${formatExactCount(silos.length, 'silo')}, Orleans from “${orleansSource}”`}
          </p>
        </div>
        <Button
          variant="outlined"
          disabled={orleansSource !== 'packages'}
          onClick={() => void openDashboard().catch(() => notify({ severity: 'error', text: 'The dashboard did not open.' }))}
        >
          Orleans dashboard
        </Button>
      </header>

      <section className={styles.section} aria-labelledby="silos">
        <h2 id="silos">Silos</h2>
        <SiloCards silos={silos} silent={silentSilos} />
      </section>

      <section className={styles.section} aria-labelledby="queue">
        <h2 id="queue">Transcode queue</h2>
        <p className={styles.soft}>
          {formatExactCount(queue.waitingCount, 'task')} waiting
          {queue.waiting.length > 0 && ` (${queue.waiting.map((each) => `${each.count} ${each.kind}`).join(', ')})`},{' '}
          {formatExactCount(queue.leasedCount, 'lease')}
        </p>
        {queue.leases.length > 0 && (
          <FiguresTable
            label="Leases"
            rows={queue.leases}
            keyOf={(lease) => `${lease.videoId}/${lease.task}`}
            columns={[
              { title: 'Video', show: (lease) => lease.videoId },
              { title: 'Task', show: (lease) => lease.task },
              { title: 'Worker', show: (lease) => lease.worker },
              { title: 'Token', isFigure: true, show: (lease) => lease.token },
            ]}
          />
        )}
      </section>

      <section className={styles.section} aria-labelledby="failed">
        <h2 id="failed">Failed videos</h2>
        {failedVideos.nodes.length > 0 ? (
          <>
            {failedVideos.totalCount > failedVideos.nodes.length && (
              <p className={styles.soft}>
                The newest {failedVideos.nodes.length} of {failedVideos.totalCount}
              </p>
            )}
            <FailedVideos videos={failedVideos.nodes} onRetried={read} />
          </>
        ) : (
          <p className={styles.soft}>None: everything that was uploaded is ready or on its way.</p>
        )}
      </section>

      <section className={styles.section} aria-labelledby="grains">
        <h2 id="grains">Grains</h2>
        <FiguresTable
          label="Grains by type"
          rows={grains}
          keyOf={(grain) => grain.grain}
          columns={[
            { title: 'Type', show: (grain) => grain.grain },
            { title: 'Active', isFigure: true, show: (grain) => formatCount(grain.activations) },
            { title: 'Calls', isFigure: true, show: (grain) => formatCount(grain.calls) },
            { title: 'Failed', isFigure: true, show: (grain) => formatCount(grain.failedCalls) },
            { title: 'Mean ms', isFigure: true, show: (grain) => milliseconds(grain.meanMilliseconds) },
            { title: '95 % ms', isFigure: true, show: (grain) => milliseconds(grain.slowMilliseconds) },
          ]}
        />
      </section>
    </>
  );
}
