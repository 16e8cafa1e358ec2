import type { default as Hls, MediaPlaylist } from 'hls.js';
import { backOff, waitOrOnline } from '@/lib/back-off';
import { languageName } from '@/lib/format';
import { bufferedEnd } from './buffered-end';
import { rungLabel } from './rung-label';

export interface Rung {
  /** hls.js' number of the level */
  index: number;
  /** 1080p, 1080p60 */
  label: string;
}

/** A sound track, or subtitles in one language. */
export interface Track {
  /** hls.js' number of the track */
  index: number;
  label: string;
}

/** lost: trying again by itself; failed: the person must ask for another try */
export type Trouble = 'lost' | 'failed' | null;

interface Listener {
  onRungs: (rungs: readonly Rung[]) => void;
  onCurrent: (index: number) => void;
  onSounds: (sounds: readonly Track[], current: number) => void;
  /** current: null when none are shown */
  onSubtitles: (subtitles: readonly Track[], current: number | null) => void;
  onTrouble: (trouble: Trouble) => void;
}

export interface Stream {
  /** null for Auto */
  choose: (index: number | null) => void;
  chooseSound: (index: number) => void;
  /** null for none */
  chooseSubtitles: (index: number | null) => void;
  stop: () => void;
}

const trackOf = ({ name, lang }: MediaPlaylist, index: number): Track => ({
  index,
  label: name !== '' ? name : (languageName(lang) ?? `Track ${index + 1}`),
});

const networkTries = 14;
const decoderTries = 2;

/** Connects a video element with an HLS address: by the browser itself where it has no Media Source Extensions, else by hls.js. */
export function openStream(video: HTMLVideoElement, source: string, listener: Listener): Stream {
  const native = !('MediaSource' in window) && !('ManagedMediaSource' in window) && video.canPlayType('application/vnd.apple.mpegurl') !== '';
  return native ? openNative(video, source, listener) : openEngine(video, source, listener);
}

function openNative(video: HTMLVideoElement, source: string, { onTrouble }: Listener): Stream {
  const failed = () => onTrouble('failed');
  video.addEventListener('error', failed);
  video.src = source;
  return {
    choose: () => undefined,
    chooseSound: () => undefined,
    chooseSubtitles: () => undefined,
    stop() {
      video.removeEventListener('error', failed);
      video.removeAttribute('src');
      video.load();
    },
  };
}

function openEngine(video: HTMLVideoElement, source: string, listener: Listener): Stream {
  const gone = new AbortController();
  let engine: Hls | undefined;

  async function start() {
    const { default: Engine, ErrorTypes, Events } = await import('hls.js');
    if (gone.signal.aborted) {
      return;
    }
    if (!Engine.isSupported()) {
      listener.onTrouble('failed');
      return;
    }
    // no worker: the segments are fMP4 already, there is nothing to convert
    const hls = new Engine({ enableWorker: false, capLevelToPlayerSize: true, backBufferLength: 60 });
    engine = hls;
    let lost = 0;
    let undecodable = 0;

    async function reconnect() {
      listener.onTrouble('lost');
      await waitOrOnline(backOff(lost++, 8_000), gone.signal);
      if (gone.signal.aborted) {
        return;
      }
      if (hls.levels.length === 0) {
        hls.loadSource(source);
      } else {
        hls.startLoad();
      }
    }

    hls.on(Events.MANIFEST_PARSED, () => {
      listener.onRungs(hls.levels.map((level, index) => ({ index, label: rungLabel(level) })).reverse());
    });
    const sounds = () => listener.onSounds(hls.audioTracks.map(trackOf), Math.max(0, hls.audioTrack));
    hls.on(Events.AUDIO_TRACKS_UPDATED, sounds);
    hls.on(Events.AUDIO_TRACK_SWITCHED, sounds);
    const subtitles = () => listener.onSubtitles(hls.subtitleTracks.map(trackOf), hls.subtitleTrack < 0 ? null : hls.subtitleTrack);
    hls.on(Events.SUBTITLE_TRACKS_UPDATED, subtitles);
    hls.on(Events.SUBTITLE_TRACK_SWITCH, subtitles);
    hls.on(Events.LEVEL_SWITCHED, (_event, { level }) => listener.onCurrent(level));
    hls.on(Events.BUFFER_FLUSHED, (_event, { type }) => {
      if (video.paused && type !== 'audio' && bufferedEnd(video) === null) {
        // thrown away for another rung: browsers show the picture anew only after a seek
        const { currentTime } = video;
        video.currentTime = currentTime;
      }
    });
    hls.on(Events.FRAG_BUFFERED, () => {
      lost = 0;
      listener.onTrouble(null);
    });
    hls.on(Events.ERROR, (_event, { fatal, type }) => {
      if (!fatal) {
        return;
      }
      if (type === ErrorTypes.NETWORK_ERROR && lost < networkTries) {
        void reconnect();
      } else if (type === ErrorTypes.MEDIA_ERROR && undecodable++ < decoderTries) {
        hls.recoverMediaError();
      } else {
        listener.onTrouble('failed');
      }
    });
    hls.loadSource(source);
    hls.attachMedia(video);
  }

  start().catch(() => listener.onTrouble('failed'));
  return {
    choose(index) {
      if (!engine) {
        return;
      }
      if (video.paused && !video.ended && index !== null) {
        // at once: the picture that stands still is the one to be sharper
        engine.currentLevel = index;
      } else {
        // takes effect with the next segment, without a stop
        engine.nextLevel = index ?? -1;
      }
    },
    chooseSound(index) {
      if (engine) {
        engine.audioTrack = index;
      }
    },
    chooseSubtitles(index) {
      if (engine) {
        engine.subtitleTrack = index ?? -1;
      }
    },
    stop() {
      gone.abort();
      engine?.destroy();
    },
  };
}
