import type { ReactNode } from 'react';
import Button from '@mui/material/Button';
import styles from './problem-panel.module.css';

/** Says in the place of content what went wrong and what to do next. */
export function ProblemPanel(props: { title: string; message: string; onRetry?: () => void; children?: ReactNode; heading?: 'h1' | 'h2' }) {
  const Heading = props.heading ?? 'h2';
  return (
    <section className={styles.panel} role="alert">
      <span className={styles.sun} aria-hidden="true" />
      <Heading className={styles.title}>{props.title}</Heading>
      <p className={styles.message}>{props.message}</p>
      <div className={styles.actions}>
        {props.onRetry && (
          <Button variant="contained" onClick={props.onRetry}>
            Try again
          </Button>
        )}
        {props.children}
      </div>
    </section>
  );
}
