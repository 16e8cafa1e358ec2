import { useCallback, useEffect, useRef, useState } from 'react';

const after = 2_600;

/** True when nothing stirred for a while and `mayRest`; with functions to stir it and to let it rest at once. */
export function useIdle(mayRest: boolean): [idle: boolean, stir: () => void, rest: () => void] {
  const [resting, setResting] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const stir = useCallback(() => {
    clearTimeout(timer.current);
    setResting(false);
    timer.current = setTimeout(() => setResting(true), after);
  }, []);
  const rest = useCallback(() => {
    clearTimeout(timer.current);
    setResting(true);
  }, []);
  useEffect(() => {
    timer.current = setTimeout(() => setResting(true), after);
    return () => clearTimeout(timer.current);
  }, [mayRest]);
  return [resting && mayRest, stir, rest];
}
