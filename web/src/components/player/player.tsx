import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import Button from '@mui/material/Button';
import { mdiPlay } from '@mdi/js';
import { Icon } from '@/components/icon';
import type { Chapter } from './chapters';
import { Controls } from './controls';
import { commandsFor } from './media-commands';
import { actionOf, type PlayerAction } from './player-keys';
import { ShortcutsDialog } from './shortcuts-dialog';
import { useIdle } from './use-idle';
import { useFullscreen } from './use-fullscreen';
import { useMediaState } from './use-media-state';
import { usePlayback } from './use-playback';
import { restoreVolume } from './volume-memory';
import styles from './player.module.css';

interface Props {
  /** address of the HLS master playlist */
  source: string;
  poster?: string | null;
  title: string;
  /** seconds of the whole video while its later parts are still being made; null when all of it is there */
  growsTo?: number | null;
  chapters?: readonly Chapter[];
  /** address of the WebVTT with the pictures of the time line */
  storyboard?: string | null;
}

const noChapters: readonly Chapter[] = [];

/** Plays one video adaptively; starts by itself where the browser allows it. */
export function Player({ source, poster, title, growsTo = null, chapters = noChapters, storyboard = null }: Props) {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [help, setHelp] = useState(false);
  const lastPointer = useRef('mouse');
  const state = useMediaState(video);
  const playback = usePlayback(video, source);
  const [fullscreen, toggleFullscreen] = useFullscreen(box, video);
  const [idle, stir, rest] = useIdle(!state.paused);

  useEffect(() => {
    if (video) {
      restoreVolume(video);
    }
  }, [video]);

  const commands = useMemo(() => commandsFor(video), [video]);

  function perform(action: PlayerAction) {
    switch (action.kind) {
      case 'fullscreen':
        toggleFullscreen();
        break;
      case 'help':
        setHelp(true);
        break;
      case 'toggle':
      case 'mute':
        commands?.[action.kind]();
        break;
      default:
        commands?.[action.kind](action.amount);
    }
  }
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = box && actionOf(event, box);
    if (action) {
      event.preventDefault();
      stir();
      perform(action);
    }
  });
  useEffect(() => {
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);

  return (
    <section
      ref={setBox}
      className={idle ? `${styles.player} ${styles.idle}` : styles.player}
      aria-label={`Player: ${title}`}
      onPointerMove={stir}
      onPointerLeave={(event) => event.pointerType === 'mouse' && rest()}
      onFocus={stir}
    >
      <video
        ref={setVideo}
        className={styles.video}
        poster={poster ?? undefined}
        playsInline
        autoPlay
        preload="auto"
        onPointerDown={(event) => {
          lastPointer.current = event.pointerType;
        }}
        onClick={() => {
          if (lastPointer.current !== 'touch') {
            commands?.toggle();
          } else if (idle) {
            stir();
          } else {
            rest();
          }
        }}
        onDoubleClick={toggleFullscreen}
      />
      {state.waiting && !state.paused && <span className={styles.spinner} role="progressbar" aria-label="Buffering" />}
      {!state.started && state.paused && !playback.trouble && (
        <button type="button" className={styles.start} aria-label="Play video" onClick={commands?.play}>
          <Icon path={mdiPlay} size={44} />
        </button>
      )}
      {growsTo !== null && (
        <p className={styles.growing} role="status">
          {state.waiting && state.started && !state.paused ? 'Waiting for the next part to be made' : 'Later parts are still being made'}
        </p>
      )}
      {playback.trouble && (
        <div className={playback.trouble === 'lost' ? styles.lost : styles.failed} role="alert">
          <p>{playback.trouble === 'lost' ? 'Connection lost, trying again…' : 'This video cannot be played right now.'}</p>
          {playback.trouble === 'failed' && (
            <Button variant="contained" color="inherit" onClick={playback.retry}>
              Try again
            </Button>
          )}
        </div>
      )}
      <Controls {...{ state, playback, commands, fullscreen, growsTo, chapters, storyboard }} container={box} onFullscreen={toggleFullscreen} />
      <ShortcutsDialog open={help} onClose={() => setHelp(false)} container={box} />
    </section>
  );
}
