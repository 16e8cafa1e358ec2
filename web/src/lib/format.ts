const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat('en');
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
const fullDate = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' });

/** 1234 → "1.2K" */
export const formatCount = (count: number) => compact.format(count);

/** 1 view, 1.2K views */
export const formatViews = (count: number) => `${compact.format(count)} ${count === 1 ? 'view' : 'views'}`;

export const formatExactCount = (count: number, noun: string) => `${plain.format(count)} ${count === 1 ? noun : `${noun}s`}`;

/** Seconds as 0:07, 12:05 or 1:02:03. */
export function formatDuration(seconds: number) {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor(whole / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`;
}

/** Seconds as a screen reader should say them: "1 hour 2 minutes 3 seconds". */
export function speakDuration(seconds: number) {
  const whole = Math.max(0, Math.floor(Number.isFinite(seconds) ? seconds : 0));
  const parts: [number, string][] = [
    [Math.floor(whole / 3600), 'hour'],
    [Math.floor(whole / 60) % 60, 'minute'],
    [whole % 60, 'second'],
  ];
  const spoken = parts.filter(([amount]) => amount > 0).map(([amount, unit]) => formatExactCount(amount, unit));
  return spoken.length > 0 ? spoken.join(' ') : '0 seconds';
}

const languages = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' });

/** "German" for de; undefined for what names no language. */
export function languageName(tag: string | undefined) {
  try {
    return tag ? languages.of(tag) : undefined;
  } catch {
    return undefined; // no well-formed tag (BCP 47)
  }
}

/** What is left, roughly: "about 2 min left". */
export function formatEta(seconds: number) {
  if (seconds < 5) {
    return 'a few seconds left';
  }
  if (seconds < 60) {
    return `about ${Math.ceil(seconds / 5) * 5} s left`;
  }
  return seconds < 5400 ? `about ${Math.round(seconds / 60)} min left` : `about ${Math.round(seconds / 3600)} h left`;
}

/** Bytes with decimal units, as file managers show them. */
export function formatBytes(bytes: number) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const value = bytes / 1000 ** power;
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${units[power] ?? 'TB'}`;
}

const steps: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "3 days ago"; less than a minute is "just now", also when the clocks differ a little. */
export function formatAgo(instant: string, now = Date.now()) {
  const seconds = (now - Date.parse(instant)) / 1000;
  for (const [unit, length] of steps) {
    if (seconds >= length) {
      return relative.format(-Math.floor(seconds / length), unit);
    }
  }
  return 'just now';
}

export const formatDate = (instant: string) => fullDate.format(new Date(instant));
