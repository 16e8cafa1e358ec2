import { beforeEach, describe, expect, it } from 'vitest';
import { fingerprintOf, unfinished } from './unfinished';

const file = new File(['0123456789'], 'a.mp4', { type: 'video/mp4', lastModified: 5 });

beforeEach(() => localStorage.clear());

describe('what was begun and is not complete', () => {
  it('is found by the same file of the same person only', () => {
    unfinished.keep(fingerprintOf(file, 'ann', null), { videoId: 'v', address: '/uploads/tus/v' });

    const again = new File(['0123456789'], 'a.mp4', { type: 'video/mp4', lastModified: 5 });
    expect(unfinished.find(fingerprintOf(again, 'ann', null))).toEqual({ videoId: 'v', address: '/uploads/tus/v' });
    expect(unfinished.find(fingerprintOf(again, 'bob', null))).toBeNull();
    expect(unfinished.find(fingerprintOf(again, 'ann', 'another video'))).toBeNull();
    expect(unfinished.find(fingerprintOf(new File(['012345678'], 'a.mp4', { type: 'video/mp4', lastModified: 5 }), 'ann', null))).toBeNull();
  });

  it('is forgotten when it is over', () => {
    unfinished.keep('one', { videoId: '1', address: '/1' });
    unfinished.keep('two', { videoId: '2', address: '/2' });

    unfinished.forget('one');

    expect(unfinished.find('one')).toBeNull();
    expect(unfinished.find('two')?.videoId).toBe('2');
  });

  it.each(['not json', '{}', '[1, [2], ["x", null]]'])('survives damaged storage: %s', (stored) => {
    localStorage.setItem('sunomi.uploads', stored);

    expect(unfinished.find('x')).toBeNull();
    unfinished.keep('x', { videoId: '1', address: '/1' });
    expect(unfinished.find('x')?.address).toBe('/1');
  });
});
