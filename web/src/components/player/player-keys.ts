export type PlayerAction =
  | { kind: 'toggle' | 'mute' | 'fullscreen' | 'help' }
  | { kind: 'seekBy' | 'volumeBy' | 'rateBy' | 'seekToShare'; amount: number };

/** What to tell about the shortcuts, in the order of use. */
export const shortcuts: readonly (readonly [keys: string, effect: string])[] = [
  ['Space or K', 'Play or pause'],
  ['← →', 'Back or on by 5 seconds'],
  ['J L', 'Back or on by 10 seconds'],
  ['0 … 9', 'Go to 0 … 90 %'],
  ['↑ ↓', 'Louder or quieter'],
  ['M', 'Sound on or off'],
  ['F', 'Full screen'],
  ['< >', 'Slower or faster'],
  ['?', 'Show this list'],
];

const fixed: Partial<Record<string, PlayerAction>> = {
  ' ': { kind: 'toggle' },
  k: { kind: 'toggle' },
  m: { kind: 'mute' },
  f: { kind: 'fullscreen' },
  '?': { kind: 'help' },
  j: { kind: 'seekBy', amount: -10 },
  l: { kind: 'seekBy', amount: 10 },
  arrowleft: { kind: 'seekBy', amount: -5 },
  arrowright: { kind: 'seekBy', amount: 5 },
  arrowup: { kind: 'volumeBy', amount: 0.05 },
  arrowdown: { kind: 'volumeBy', amount: -0.05 },
  home: { kind: 'seekToShare', amount: 0 },
  '<': { kind: 'rateBy', amount: -0.25 },
  '>': { kind: 'rateBy', amount: 0.25 },
};

/** Keys that mean something to the page itself: they act on the player only from inside it. */
const onlyInside = new Set([' ', 'arrowleft', 'arrowright', 'arrowup', 'arrowdown', 'home']);

/** What a key press means for the player, null when it is not meant for it. */
export function actionOf(event: KeyboardEvent, player: HTMLElement): PlayerAction | null {
  const target = event.target instanceof HTMLElement ? event.target : null;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return null;
  }
  if (target?.closest('input:not([data-seek]), textarea, select, [contenteditable], [role="menu"], [role="dialog"]')) {
    return null;
  }
  const key = event.key.toLowerCase();
  const inside = target === null || target === document.body || target.id === 'main' || player.contains(target);
  if (onlyInside.has(key) && !inside) {
    return null;
  }
  if (key === ' ' && target?.closest('button, a')) {
    return null; // the control itself is meant
  }
  if (/^[0-9]$/.test(key)) {
    return { kind: 'seekToShare', amount: Number(key) / 10 };
  }
  return fixed[key] ?? null;
}
