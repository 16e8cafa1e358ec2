import Chip from '@mui/material/Chip';
import LinearProgress from '@mui/material/LinearProgress';
import { formatAgo, formatBytes, formatExactCount } from '@/lib/format';
import styles from './silo-cards.module.css';

interface Silo {
  address: string;
  name: string;
  roles: string[];
  startedAt: string;
  activations: number;
  memoryBytes: number;
  slots: number;
  busySlots: number;
}

/** One card for each process that hosts grains. */
export function SiloCards({ silos, silent }: { silos: Silo[]; silent: string[] }) {
  return (
    <ul className={styles.cards}>
      {silos.map((silo) => (
        <li key={silo.address} className={styles.card}>
          <h3 className={styles.name}>{silo.name}</h3>
          <p className={styles.soft}>{silo.address}</p>
          <p className={styles.roles}>
            {silo.roles.map((role) => (
              <Chip key={role} label={role} size="small" variant="outlined" />
            ))}
          </p>
          <p className={styles.soft}>
            {formatExactCount(silo.activations, 'activation')} · {formatBytes(silo.memoryBytes)} · started {formatAgo(silo.startedAt)}
          </p>
          {silo.slots > 0 && (
            <div className={styles.slots}>
              <LinearProgress
                variant="determinate"
                value={(100 * silo.busySlots) / silo.slots}
                aria-label={`Transcode slots of ${silo.name}`}
                aria-valuetext={`${silo.busySlots} of ${silo.slots} busy`}
              />
              <span className={styles.soft}>
                {silo.busySlots} of {silo.slots} transcode slots busy
              </span>
            </div>
          )}
        </li>
      ))}
      {silent.map((address) => (
        <li key={address} className={styles.card} data-silent="">
          <h3 className={styles.name}>No answer</h3>
          <p className={styles.soft}>{address} is listed and did not report: it starts, stops, or has died.</p>
        </li>
      ))}
    </ul>
  );
}
