import { describe, expect, it } from 'vitest';
import { react } from './reaction';

const before = { viewerReaction: 'NONE', likeCount: 5, dislikeCount: 2 } as const;

describe('the counts after a reaction', () => {
  it('grow by one like', () => {
    expect(react(before, 'LIKE')).toEqual({ viewerReaction: 'LIKE', likeCount: 6, dislikeCount: 2 });
  });

  it('move from like to dislike', () => {
    expect(react(react(before, 'LIKE'), 'DISLIKE')).toEqual({ viewerReaction: 'DISLIKE', likeCount: 5, dislikeCount: 3 });
  });

  it('are as before when it is taken back', () => {
    expect(react(react(before, 'DISLIKE'), 'NONE')).toEqual(before);
  });

  it('do not change when the same is said twice', () => {
    expect(react(react(before, 'LIKE'), 'LIKE')).toEqual(react(before, 'LIKE'));
  });
});
