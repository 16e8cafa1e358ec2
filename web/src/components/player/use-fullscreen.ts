import { useCallback, useEffect, useState } from 'react';

/** Phones of Apple know full screen for the video element only, by this name. */
interface AppleVideo extends HTMLVideoElement {
  webkitEnterFullscreen?: () => void;
}

export function useFullscreen(box: HTMLElement | null, video: AppleVideo | null): [fullscreen: boolean, toggle: () => void] {
  const [fullscreen, setFullscreen] = useState(false);
  useEffect(() => {
    const read = () => setFullscreen(document.fullscreenElement !== null && document.fullscreenElement === box);
    document.addEventListener('fullscreenchange', read);
    return () => document.removeEventListener('fullscreenchange', read);
  }, [box]);
  const toggle = useCallback(() => {
    if (document.fullscreenElement) {
      void document.exitFullscreen();
    } else if (document.fullscreenEnabled) {
      box?.requestFullscreen().catch(() => undefined); // refused by the browser: it tells the person itself
    } else {
      video?.webkitEnterFullscreen?.();
    }
  }, [box, video]);
  return [fullscreen, toggle];
}
