import { useState } from 'react';
import { formatDuration, speakDuration } from '@/lib/format';
import styles from './poster.module.css';

interface Props {
  videoId: string;
  url?: string | null;
  durationSeconds?: number | null;
  /** a moving picture to show over the still one, when the person does not mind movement */
  preview?: string | null;
}

/** Two neighbouring hues from the id: a video without a picture still looks like itself. */
function dawn(id: string) {
  let hash = 0;
  for (const letter of id) {
    hash = (hash * 33 + (letter.codePointAt(0) ?? 0)) % 360;
  }
  return `linear-gradient(160deg, hsl(${hash} 34% 46%), hsl(${(hash + 40) % 360} 42% 30%))`;
}

export function Poster({ videoId, url, durationSeconds, preview }: Props) {
  const [broken, setBroken] = useState(false);
  return (
    <div className={styles.poster} style={{ background: dawn(videoId) }}>
      {url && !broken && <img src={url} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />}
      {preview && (
        <picture>
          <source srcSet={preview} media="(prefers-reduced-motion: no-preference)" />
          <img className={styles.preview} src={url ?? undefined} alt="" />
        </picture>
      )}
      {durationSeconds != null && (
        <span className={styles.duration}>
          <span aria-hidden="true">{formatDuration(durationSeconds)}</span>
          <span className="visually-hidden">{speakDuration(durationSeconds)}</span>
        </span>
      )}
    </div>
  );
}
