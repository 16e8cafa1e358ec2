import { useCallback, useEffect, useState } from 'react';
import { parseStoryboard, type Tile } from './storyboard';

const none: readonly Tile[] = [];

/** The tiles of a storyboard, read when they are first asked for; none when there is no storyboard, or it cannot be read. */
export function useStoryboard(url: string | null): [tiles: readonly Tile[], ask: () => void] {
  const [asked, setAsked] = useState(false);
  const [read, setRead] = useState<{ url: string; tiles: readonly Tile[] } | null>(null);

  useEffect(() => {
    if (!asked || !url) {
      return;
    }
    const gone = new AbortController();
    const base = new URL(url, location.href).href;
    fetch(base, { signal: gone.signal })
      .then((answer) => (answer.ok ? answer.text() : ''))
      .then((text) => setRead({ url, tiles: parseStoryboard(text, base) }))
      .catch(() => undefined); // an ornament: the time is shown all the same
    return () => gone.abort();
  }, [asked, url]);

  const tiles = read?.url === url ? read.tiles : null;
  return [tiles ?? none, useCallback(() => setAsked(true), [])];
}
