/** A small picture of one stretch of the video: part of a larger picture that has many of them. */
export interface Tile {
  /** seconds */
  start: number;
  end: number;
  /** address of the larger picture */
  sheet: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

const timing = /^(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3}) --> (?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})/;
const fragment = /^(.+)#xywh=(\d+),(\d+),(\d+),(\d+)$/;

const seconds = (parts: readonly (string | undefined)[]) => {
  const [hours = 0, minutes = 0, whole = 0, thousandths = 0] = parts.map((part) => Number(part ?? 0));
  return hours * 3600 + minutes * 60 + whole + thousandths / 1000;
};

/**
 * Reads WebVTT whose cues name parts of pictures (Media Fragments URI 1.0, section 4.2.2). What is no such cue is left out.
 * @param base address of the text, from which those of the pictures are counted
 */
export function parseStoryboard(text: string, base: string): Tile[] {
  return text.split(/\r?\n\r?\n/).flatMap((cue) => {
    const lines = cue.split(/\r?\n/);
    const at = lines.findIndex((line) => timing.test(line));
    const times = timing.exec(lines[at] ?? '');
    const part = fragment.exec(lines[at + 1] ?? '');
    if (!times || !part) {
      return [];
    }
    const [x = 0, y = 0, width = 0, height = 0] = part.slice(2).map(Number);
    return [{ start: seconds(times.slice(1, 5)), end: seconds(times.slice(5, 9)), sheet: new URL(part[1] ?? '', base).href, x, y, width, height }];
  });
}

/** The tile of a moment; the last one also for what comes after it. */
export const tileAt = (tiles: readonly Tile[], moment: number) => tiles.find(({ end }) => moment < end) ?? tiles.at(-1);
