import { useEffect, useState } from 'react';
import { bufferedEnd } from './buffered-end';

export interface MediaState {
  paused: boolean;
  ended: boolean;
  waiting: boolean;
  /** a frame has been played */
  started: boolean;
  time: number;
  duration: number;
  /** end of the buffered range around the playhead, seconds */
  buffered: number;
  volume: number;
  muted: boolean;
  rate: number;
}

const initial: MediaState = {
  paused: true,
  ended: false,
  waiting: false,
  started: false,
  time: 0,
  duration: 0,
  buffered: 0,
  volume: 1,
  muted: false,
  rate: 1,
};

const events = [
  'play',
  'pause',
  'playing',
  'ended',
  'waiting',
  'canplay',
  'seeking',
  'seeked',
  'timeupdate',
  'durationchange',
  'progress',
  'volumechange',
  'ratechange',
  'emptied',
] as const;

/** What the video element is doing, as React state. */
export function useMediaState(video: HTMLVideoElement | null): MediaState {
  const [state, setState] = useState(initial);
  useEffect(() => {
    if (!video) {
      return;
    }
    const read = (event: Event) =>
      setState((before) => ({
        paused: video.paused,
        ended: video.ended,
        waiting: event.type === 'waiting' || (before.waiting && !['playing', 'canplay', 'pause', 'emptied'].includes(event.type)),
        started: event.type === 'emptied' ? false : before.started || event.type === 'playing' || video.currentTime > 0,
        time: video.currentTime,
        duration: Number.isFinite(video.duration) ? video.duration : 0,
        buffered: bufferedEnd(video) ?? video.currentTime,
        volume: video.volume,
        muted: video.muted,
        rate: video.playbackRate,
      }));
    events.forEach((name) => video.addEventListener(name, read));
    return () => events.forEach((name) => video.removeEventListener(name, read));
  }, [video]);
  return state;
}
