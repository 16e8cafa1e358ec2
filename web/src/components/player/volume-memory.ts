const key = 'sunomi.volume';

/** The loudness that this person chose last. */
export function restoreVolume(video: HTMLVideoElement) {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    if (typeof stored === 'object' && stored !== null && 'volume' in stored && typeof stored.volume === 'number') {
      video.volume = Math.min(1, Math.max(0, stored.volume));
      video.muted = 'muted' in stored && stored.muted === true;
    }
  } catch {
    // blocked or damaged storage: full volume
  }
}

export function rememberVolume({ volume, muted }: { volume: number; muted: boolean }) {
  try {
    localStorage.setItem(key, JSON.stringify({ volume, muted }));
  } catch {
    // storage is blocked: nothing is remembered
  }
}
