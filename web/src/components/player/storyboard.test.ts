import { describe, expect, it } from 'vitest';
import { parseStoryboard, tileAt } from './storyboard';

const base = 'https://video.example/media/1/g1/storyboard/index.vtt';
const text = `WEBVTT

00:00.000 --> 00:02.000
00001.jpg#xywh=0,0,192,108

NOTE nothing to see

00:02.000 --> 00:04.500
00001.jpg#xywh=192,0,192,108

01:00:00.000 --> 01:00:02.000
00002.jpg#xywh=0,108,192,108
`;

describe('storyboard', () => {
  it('is read with addresses that are counted from its own', () => {
    expect(parseStoryboard(text, base)).toEqual([
      { start: 0, end: 2, sheet: 'https://video.example/media/1/g1/storyboard/00001.jpg', x: 0, y: 0, width: 192, height: 108 },
      { start: 2, end: 4.5, sheet: 'https://video.example/media/1/g1/storyboard/00001.jpg', x: 192, y: 0, width: 192, height: 108 },
      { start: 3600, end: 3602, sheet: 'https://video.example/media/1/g1/storyboard/00002.jpg', x: 0, y: 108, width: 192, height: 108 },
    ]);
  });

  it('leaves out what names no part of a picture', () => {
    expect(parseStoryboard('WEBVTT\n\n00:00.000 --> 00:02.000\nHello\n\nnonsense\n', base)).toEqual([]);
  });

  it('knows the tile of a moment', () => {
    const tiles = parseStoryboard(text, base);
    expect(tileAt(tiles, 0)?.x).toBe(0);
    expect(tileAt(tiles, 2)?.x).toBe(192);
    expect(tileAt(tiles, 9999)?.start).toBe(3600);
    expect(tileAt([], 1)).toBeUndefined();
  });
});
