import { rememberVolume } from './volume-memory';

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2];

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** What a person can do to a video element; nothing while there is none. */
export function commandsFor(video: HTMLVideoElement | null) {
  if (!video) {
    return null;
  }
  const end = () => (Number.isFinite(video.duration) ? video.duration : 0);
  function play() {
    // refused: autoplay is off in this browser; the large button stays
    video?.play().catch(() => undefined);
  }
  function seek(seconds: number) {
    if (video) {
      video.currentTime = clamp(seconds, 0, end());
    }
  }
  function setVolume(volume: number) {
    if (video) {
      video.volume = clamp(volume, 0, 1);
      video.muted = video.volume === 0;
      rememberVolume(video);
    }
  }
  function setRate(rate: number) {
    if (video) {
      video.playbackRate = clamp(rate, rates[0] ?? 1, rates.at(-1) ?? 1);
    }
  }
  return {
    play,
    seek,
    setVolume,
    setRate,
    toggle: () => (video.paused ? play() : video.pause()),
    mute: () => {
      video.muted = !video.muted;
      video.volume ||= 0.5;
      rememberVolume(video);
    },
    seekBy: (seconds: number) => seek(video.currentTime + seconds),
    seekToShare: (share: number) => seek(end() * share),
    volumeBy: (amount: number) => setVolume((video.muted ? 0 : video.volume) + amount),
    rateBy: (amount: number) => setRate(video.playbackRate + amount),
    pictureInPicture: () => {
      // refused by the browser: it tells the person itself
      video.requestPictureInPicture().catch(() => undefined);
    },
  };
}
