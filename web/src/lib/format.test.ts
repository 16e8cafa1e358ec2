import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatDuration, formatEta, formatViews, speakDuration } from './format';

describe('formats', () => {
  it.each([
    [0, '0:00'],
    [7.9, '0:07'],
    [725, '12:05'],
    [3723, '1:02:03'],
    [Number.NaN, '0:00'],
  ])('duration %s as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('speaks durations', () => {
    expect(speakDuration(3661)).toBe('1 hour 1 minute 1 second');
    expect(speakDuration(120)).toBe('2 minutes');
    expect(speakDuration(0)).toBe('0 seconds');
  });

  it('counts views', () => {
    expect(formatViews(1)).toBe('1 view');
    expect(formatViews(1234)).toBe('1.2K views');
  });

  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1_500, '1.5 kB'],
    [41_700_000, '41.7 MB'],
  ])('%s bytes as %s', (bytes, text) => {
    expect(formatBytes(bytes)).toBe(text);
  });

  it('tells how long ago', () => {
    const now = Date.parse('2026-06-10T12:00:00Z');
    expect(formatAgo('2026-06-10T11:59:40Z', now)).toBe('just now');
    expect(formatAgo('2026-06-10T12:00:05Z', now)).toBe('just now');
    expect(formatAgo('2026-06-10T09:00:00Z', now)).toBe('3 hours ago');
    expect(formatAgo('2024-06-09T09:00:00Z', now)).toBe('2 years ago');
  });

  it('tells how long yet', () => {
    expect(formatEta(2)).toBe('a few seconds left');
    expect(formatEta(31)).toBe('about 35 s left');
    expect(formatEta(125)).toBe('about 2 min left');
  });
});
