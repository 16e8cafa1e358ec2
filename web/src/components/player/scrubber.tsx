import { useState, type CSSProperties, type PointerEvent } from 'react';
import { formatDuration, speakDuration } from '@/lib/format';
import { chapterAt, type Chapter } from './chapters';
import { tileAt } from './storyboard';
import { useStoryboard } from './use-storyboard';
import styles from './scrubber.module.css';

interface Props {
  time: number;
  duration: number;
  /** what is there already; the same as the duration unless the video is still being made */
  made: number;
  buffered: number;
  chapters: readonly Chapter[];
  /** address of the WebVTT with the pictures to show beside the pointer */
  storyboard: string | null;
  onSeek: (seconds: number) => void;
}

/** The time line: a native slider, so that every way of input works. */
export function Scrubber({ time, duration, made, buffered, chapters, storyboard, onSeek }: Props) {
  const [hover, setHover] = useState<number | null>(null);
  const [tiles, askForTiles] = useStoryboard(storyboard);
  const share = (seconds: number) => `${duration > 0 ? Math.min(100, (seconds / duration) * 100) : 0}%`;
  const chapter = chapterAt(chapters, time);

  function point(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect();
    setHover(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * duration);
    askForTiles();
  }

  const tile = hover === null ? undefined : tileAt(tiles, hover);
  return (
    <div
      className={styles.scrubber}
      style={{ '--played': share(time), '--buffered': share(buffered), '--made': share(made), '--hover': share(hover ?? 0) } as CSSProperties}
      onPointerMove={point}
      onPointerLeave={() => setHover(null)}
    >
      <div className={styles.track} aria-hidden="true" />
      {chapters.map(
        ({ startSeconds }) =>
          startSeconds > 0 && startSeconds < duration && <span key={startSeconds} className={styles.border} style={{ left: share(startSeconds) }} aria-hidden="true" />,
      )}
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
        aria-valuetext={`${speakDuration(time)} of ${speakDuration(duration)}${chapter ? `, ${chapter.title}` : ''}`}
        onChange={(event) => onSeek(Math.min(made, Number(event.target.value)))}
      />
      {hover !== null && duration > 0 && (
        <span className={styles.bubble} style={{ '--half': `${(tile?.width ?? 48) / 2}px` } as CSSProperties} aria-hidden="true">
          {tile && (
            <span
              className={styles.tile}
              style={{ width: tile.width, height: tile.height, background: `url("${tile.sheet}") -${tile.x}px -${tile.y}px` }}
            />
          )}
          {chapters.length > 0 && <span className={styles.chapter}>{chapterAt(chapters, hover)?.title}</span>}
          {formatDuration(hover)}
        </span>
      )}
    </div>
  );
}
