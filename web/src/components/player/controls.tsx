import {
  mdiFullscreen,
  mdiFullscreenExit,
  mdiPause,
  mdiPictureInPictureBottomRight,
  mdiPlay,
  mdiReplay,
  mdiSubtitles,
  mdiSubtitlesOutline,
  mdiTranslate,
  mdiVolumeHigh,
  mdiVolumeMedium,
  mdiVolumeOff,
} from '@mdi/js';
import { Icon } from '@/components/icon';
import { formatDuration } from '@/lib/format';
import { ChoiceMenu } from './choice-menu';
import { chapterAt, type Chapter } from './chapters';
import { rates, type commandsFor } from './media-commands';
import { Scrubber } from './scrubber';
import type { MediaState } from './use-media-state';
import type { Playback } from './use-playback';
import styles from './controls.module.css';

interface Props {
  state: MediaState;
  playback: Playback;
  fullscreen: boolean;
  container: HTMLElement | null;
  commands: ReturnType<typeof commandsFor>;
  growsTo: number | null;
  chapters: readonly Chapter[];
  storyboard: string | null;
  onFullscreen: () => void;
}

function playLabel({ paused, ended }: MediaState) {
  if (ended) {
    return { label: 'Play again', icon: mdiReplay };
  }
  return paused ? { label: 'Play', icon: mdiPlay } : { label: 'Pause', icon: mdiPause };
}

export function Controls(props: Props) {
  const { state, playback, container, commands, chapters } = props;
  const { rungs, chosen, current, sounds, subtitles } = playback;
  const play = playLabel(state);
  const whole = Math.max(state.duration, props.growsTo ?? 0);
  const silent = state.muted || state.volume === 0;
  const shown = rungs.find(({ index }) => index === current)?.label;
  const auto = shown ? `Auto (${shown})` : 'Auto';
  const chosenLabel = chosen === null ? auto : (rungs.find(({ index }) => index === chosen)?.label ?? auto);
  const chapter = chapterAt(chapters, state.time);
  const sound = sounds.find(({ index }) => index === playback.sound)?.label;
  const subtitle = subtitles.find(({ index }) => index === playback.subtitle)?.label ?? 'off';
  return (
    <div className={styles.controls}>
      <Scrubber
        time={state.time}
        duration={whole}
        made={state.duration}
        buffered={state.buffered}
        chapters={chapters}
        storyboard={props.storyboard}
        onSeek={(seconds) => commands?.seek(seconds)}
      />
      <div className={styles.row}>
        <button type="button" className={styles.button} aria-label={play.label} onClick={commands?.toggle}>
          <Icon path={play.icon} size={28} />
        </button>
        <div className={styles.volume}>
          <button type="button" className={styles.button} aria-label={silent ? 'Sound on' : 'Mute'} onClick={commands?.mute}>
            <Icon path={silent ? mdiVolumeOff : state.volume < 0.5 ? mdiVolumeMedium : mdiVolumeHigh} />
          </button>
          <input
            className={styles.slider}
            type="range"
            min={0}
            max={1}
            step={0.05}
            value={silent ? 0 : state.volume}
            aria-label="Volume"
            aria-valuetext={`${Math.round((silent ? 0 : state.volume) * 100)} percent`}
            onChange={(event) => commands?.setVolume(Number(event.target.value))}
          />
        </div>
        <span className={styles.time}>
          {formatDuration(state.time)} <span className={styles.of}>/ {formatDuration(whole)}</span>
        </span>
        {chapter && (
          <span className={styles.chapter}>
            <ChoiceMenu
              title="Chapters"
              label={`Chapter: ${chapter.title}`}
              face={chapter.title}
              choices={chapters.map(({ startSeconds, title }) => ({ value: startSeconds, label: title, note: formatDuration(startSeconds) }))}
              chosen={chapter.startSeconds}
              onChoose={(seconds) => commands?.seek(seconds)}
              container={container}
            />
          </span>
        )}
        <span className={styles.space} />
        <span className={styles.rate}>
          <ChoiceMenu
            title="Speed"
            label={`Speed: ${state.rate === 1 ? 'normal' : `${state.rate} ×`}`}
            face={`${state.rate} ×`}
            choices={rates.map((rate) => ({ value: rate, label: rate === 1 ? 'Normal' : `${rate} ×` }))}
            chosen={state.rate}
            onChoose={(rate) => commands?.setRate(rate)}
            container={container}
          />
        </span>
        {subtitles.length > 0 && (
          <ChoiceMenu
            title="Subtitles"
            label={`Subtitles: ${subtitle}`}
            face={<Icon path={playback.subtitle === null ? mdiSubtitlesOutline : mdiSubtitles} />}
            choices={[{ value: null, label: 'Off' }, ...subtitles.map(({ index, label }) => ({ value: index, label }))]}
            chosen={playback.subtitle}
            onChoose={playback.chooseSubtitles}
            container={container}
          />
        )}
        {sounds.length > 1 && (
          <ChoiceMenu
            title="Sound"
            label={`Sound: ${sound ?? ''}`}
            face={<Icon path={mdiTranslate} />}
            choices={sounds.map(({ index, label }) => ({ value: index, label }))}
            chosen={playback.sound}
            onChoose={playback.chooseSound}
            container={container}
          />
        )}
        {rungs.length > 0 && (
          <ChoiceMenu
            title="Quality"
            label={`Quality: ${chosenLabel}`}
            face={shown ?? 'Auto'}
            choices={[{ value: null, label: auto }, ...rungs.map(({ index, label }) => ({ value: index, label }))]}
            chosen={chosen}
            onChoose={playback.choose}
            container={container}
          />
        )}
        {document.pictureInPictureEnabled && (
          <button type="button" className={`${styles.button} ${styles.wide}`} aria-label="Picture in picture" onClick={commands?.pictureInPicture}>
            <Icon path={mdiPictureInPictureBottomRight} />
          </button>
        )}
        <button
          type="button"
          className={styles.button}
          aria-label={props.fullscreen ? 'Leave full screen' : 'Full screen'}
          onClick={props.onFullscreen}
        >
          <Icon path={props.fullscreen ? mdiFullscreenExit : mdiFullscreen} size={26} />
        </button>
      </div>
    </div>
  );
}
