import { useState, type CSSProperties, type PointerEvent } from 'react';
import { formatDuration, speakDuration } from '@/lib/format';
import styles from './scrubber.module.css';

interface Props {
  time: number;
  duration: number;
  /** what is there already; the same as the duration unless the video is still being made */
  made: number;
  buffered: number;
  onSeek: (seconds: number) => void;
}

/** The time line: a native slider, so that every way of input works. */
export function Scrubber({ time, duration, made, buffered, onSeek }: Props) {
  const [hover, setHover] = useState<number | null>(null);
  const share = (seconds: number) => `${duration > 0 ? Math.min(100, (seconds / duration) * 100) : 0}%`;

  function point(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setHover(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * duration);
  }

  return (
    <div
      className={styles.scrubber}
      style={{ '--played': share(time), '--buffered': share(buffered), '--made': share(made), '--hover': share(hover ?? 0) } as CSSProperties}
      onPointerMove={point}
      onPointerLeave={() => setHover(null)}
    >
      <div className={styles.track} aria-hidden="true" />
      <input
        className={styles.input}
        type="range"
        data-seek
        min={0}
        max={duration || 1}
        step={0.05}
        value={Math.min(time, duration || 1)}
        disabled={made === 0}
        aria-label="Time"
        aria-valuetext={`${speakDuration(time)} of ${speakDuration(duration)}`}
        onChange={(event) => onSeek(Math.min(made, Number(event.target.value)))}
      />
      {hover !== null && duration > 0 && (
        <span className={styles.bubble} aria-hidden="true">
          {formatDuration(hover)}
        </span>
      )}
    </div>
  );
}
