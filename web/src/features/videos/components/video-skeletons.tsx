import Skeleton from '@mui/material/Skeleton';
import styles from './video-skeletons.module.css';

/** The shape of a list that is still on its way. */
export function VideoSkeletons({ row = false, count = row ? 4 : 8 }: { row?: boolean; count?: number }) {
  return Array.from({ length: count }, (_, index) => (
    <li key={index} className={row ? styles.row : undefined} aria-hidden="true">
      <Skeleton variant="rounded" className={styles.poster} />
      <div>
        <Skeleton className={styles.line} width="85%" />
        <Skeleton width="50%" />
      </div>
    </li>
  ));
}
