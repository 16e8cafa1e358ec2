import { beforeEach, describe, expect, it } from 'vitest';
import { actionOf } from './player-keys';
import { rungLabel } from './rung-label';

let player: HTMLElement;

beforeEach(() => {
  document.body.innerHTML = '<section><button>Mute</button><input data-seek type="range"></section><textarea></textarea><button id="other">x</button>';
  player = document.querySelector('section') ?? document.body;
});

function press(key: string, on = 'body', init: KeyboardEventInit = {}) {
  let action: ReturnType<typeof actionOf> = null;
  const listen = (event: KeyboardEvent) => {
    action = actionOf(event, player);
  };
  window.addEventListener('keydown', listen);
  document.querySelector(on)?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));
  window.removeEventListener('keydown', listen);
  return action;
}

describe('keys of the player', () => {
  it('work from the page', () => {
    expect(press('k')).toEqual({ kind: 'toggle' });
    expect(press('L')).toEqual({ kind: 'seekBy', amount: 10 });
    expect(press('7')).toEqual({ kind: 'seekToShare', amount: 0.7 });
  });

  it('leave typing alone', () => {
    expect(press('k', 'textarea')).toBeNull();
  });

  it('leave a focused button its own keys', () => {
    expect(press(' ', 'section button')).toBeNull();
    expect(press('ArrowDown', '#other')).toBeNull();
  });

  it('seek by seconds also from the time line', () => {
    expect(press('ArrowRight', 'input')).toEqual({ kind: 'seekBy', amount: 5 });
  });

  it('leave the shortcuts of the browser alone', () => {
    expect(press('f', 'body', { ctrlKey: true })).toBeNull();
  });
});

describe('the name of a rung', () => {
  it('is its short side, with a high frame rate', () => {
    expect(rungLabel({ width: 1920, height: 1080 })).toBe('1080p');
    expect(rungLabel({ width: 720, height: 1280, frameRate: 30 })).toBe('720p');
    expect(rungLabel({ width: 1280, height: 720, frameRate: 59.94 })).toBe('720p60');
  });
});
