import { useEffect, useEffectEvent } from 'react';

/** Milliseconds. */
const silence = 8_000;

/** Asks after every so long without news: where no socket gets through, or a question failed, progress comes slowly instead of never. */
export function useSilence(waiting: boolean, heard: unknown, ask: () => void) {
  const onSilence = useEffectEvent(ask);
  useEffect(() => {
    // begins anew with all that is heard
    const timer = waiting ? setInterval(() => onSilence(), silence) : undefined;
    return () => clearInterval(timer);
  }, [waiting, heard]);
}
