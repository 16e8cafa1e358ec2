import type { ReactNode } from 'react';
import styles from './empty-note.module.css';

/** An empty list says so, and what one could do. */
export function EmptyNote({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={styles.note}>
      <span className={styles.sun} aria-hidden="true" />
      <h2 className={styles.title}>{title}</h2>
      {children && <div className={styles.words}>{children}</div>}
    </div>
  );
}
