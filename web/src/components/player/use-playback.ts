import { useCallback, useEffect, useRef, useState } from 'react';
import { openStream, type Rung, type Stream, type Track, type Trouble } from './stream';

export interface Playback {
  /** best first; empty while unknown and when the browser plays HLS by itself */
  rungs: readonly Rung[];
  /** the chosen rung, null for Auto */
  chosen: number | null;
  /** the rung on the screen, null while unknown */
  current: number | null;
  choose: (index: number | null) => void;
  /** fewer than two: there is nothing to choose */
  sounds: readonly Track[];
  sound: number;
  chooseSound: (index: number) => void;
  subtitles: readonly Track[];
  /** null: none are shown */
  subtitle: number | null;
  chooseSubtitles: (index: number | null) => void;
  trouble: Trouble;
  retry: () => void;
}

type State = Pick<Playback, 'rungs' | 'chosen' | 'current' | 'sounds' | 'sound' | 'subtitles' | 'subtitle' | 'trouble'>;

const nothing: State = { rungs: [], chosen: null, current: null, sounds: [], sound: 0, subtitles: [], subtitle: null, trouble: null };

/** The stream of a video element as React state. */
export function usePlayback(video: HTMLVideoElement | null, source: string): Playback {
  const stream = useRef<Stream | null>(null);
  // the address of a private video changes from hour to hour: what plays goes on with the one that it began with
  const [active, setActive] = useState({ source });
  const [state, setState] = useState(nothing);

  useEffect(() => {
    if (!video) {
      return;
    }
    const change = (part: Partial<State>) => setState((before) => ({ ...before, ...part }));
    const opened = openStream(video, active.source, {
      onRungs: (rungs) => change({ rungs }),
      onCurrent: (current) => change({ current }),
      onSounds: (sounds, sound) => change({ sounds, sound }),
      onSubtitles: (subtitles, subtitle) => change({ subtitles, subtitle }),
      onTrouble: (trouble) => change({ trouble }),
    });
    stream.current = opened;
    return () => {
      opened.stop();
      stream.current = null;
      setState(nothing);
    };
  }, [video, active]);

  const choose = useCallback((index: number | null) => {
    stream.current?.choose(index);
    setState((before) => ({ ...before, chosen: index }));
  }, []);
  const chooseSound = useCallback((index: number) => stream.current?.chooseSound(index), []);
  const chooseSubtitles = useCallback((index: number | null) => stream.current?.chooseSubtitles(index), []);
  const retry = useCallback(() => setActive({ source }), [source]);
  return { ...state, choose, chooseSound, chooseSubtitles, retry };
}
