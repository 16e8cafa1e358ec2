import { describe, expect, it } from 'vitest';
import type { CommentPartsFragment } from '@/gql/graphql';
import { discuss, emptyDiscussion, repliesOf, threadsOf, type Discussion, type DiscussionChange } from './discussion-state';

function comment(id: string, second: number, more: Partial<CommentPartsFragment> = {}): CommentPartsFragment {
  return {
    id,
    text: id,
    createdAt: new Date(second * 1000).toISOString(),
    editedAt: null,
    inReplyTo: null,
    replyCount: 0,
    author: { id: 'u', username: 'ann', displayName: 'Ann', avatarUrl: null },
    ...more,
  };
}

const page = (...nodes: CommentPartsFragment[]) => ({ nodes, pageInfo: { hasNextPage: false, endCursor: null } });
const after = (...changes: DiscussionChange[]) => changes.reduce<Discussion>(discuss, emptyDiscussion);
const shown = (state: Discussion) => threadsOf(state).map(({ id }) => id);

describe('a discussion', () => {
  it('shows a comment once when its event and its page both bring it', () => {
    const state = after(
      { kind: 'added', comment: comment('b', 2) },
      { kind: 'snapshot', page: page(comment('b', 2), comment('a', 1)), since: 0 },
      { kind: 'added', comment: comment('b', 2) },
    );

    expect(shown(state)).toEqual(['b', 'a']);
  });

  it('keeps what arrived while a snapshot was read, and drops what the snapshot no longer has', () => {
    const state = after(
      { kind: 'snapshot', page: page(comment('old', 1)), since: 0 },
      { kind: 'added', comment: comment('before', 2) },
      { kind: 'added', comment: comment('meanwhile', 3) },
      { kind: 'snapshot', page: page(comment('old', 1)), since: 1 },
    );

    expect(shown(state)).toEqual(['meanwhile', 'old']);
  });

  it('does not bring a deleted comment back with a page that was read earlier', () => {
    const state = after({ kind: 'deleted', id: 'a' }, { kind: 'page', page: page(comment('a', 1), comment('b', 2)) });

    expect(shown(state)).toEqual(['b']);
  });

  it('shows the later text, whichever came first', () => {
    const edited = comment('a', 1, { text: 'new', editedAt: new Date(9000).toISOString() });
    const state = after(
      { kind: 'snapshot', page: page(comment('a', 1)), since: 0 },
      { kind: 'edited', comment: edited },
      { kind: 'snapshot', page: page(comment('a', 1)), since: 0 },
    );

    expect(threadsOf(state)[0]?.text).toBe('new');
  });

  it('counts a reply once and puts it under its thread', () => {
    const reply = comment('r', 5, { inReplyTo: 'a' });
    const state = after(
      { kind: 'snapshot', page: page(comment('a', 1)), since: 0 },
      { kind: 'added', comment: reply },
      { kind: 'added', comment: reply },
    );

    expect(shown(state)).toEqual(['a']);
    expect(repliesOf(state, 'a').map(({ id }) => id)).toEqual(['r']);
    expect(threadsOf(state)[0]?.replyCount).toBe(1);
  });

  it('puts a reply to a reply under the first comment', () => {
    const state = after(
      { kind: 'snapshot', page: page(comment('a', 1)), since: 0 },
      { kind: 'replies', of: 'a', page: page(comment('r', 2, { inReplyTo: 'a', replyCount: 1 })), anew: true, since: 0 },
      { kind: 'replies', of: 'r', page: page(comment('rr', 3, { inReplyTo: 'r' })), anew: true, since: 0 },
    );

    expect(repliesOf(state, 'a').map(({ id }) => id)).toEqual(['r', 'rr']);
  });

  it('moves the replies of a deleted comment up one level', () => {
    const state = after(
      { kind: 'snapshot', page: page(comment('a', 1, { replyCount: 1 })), since: 0 },
      { kind: 'replies', of: 'a', page: page(comment('r', 2, { inReplyTo: 'a' })), anew: true, since: 0 },
      { kind: 'deleted', id: 'a' },
    );

    expect(shown(state)).toEqual(['r']);
  });

  it('takes a deleted reply off the count', () => {
    const state = after(
      { kind: 'snapshot', page: page(comment('a', 1, { replyCount: 2 })), since: 0 },
      { kind: 'replies', of: 'a', page: page(comment('r', 2, { inReplyTo: 'a' })), anew: true, since: 0 },
      { kind: 'deleted', id: 'r' },
      { kind: 'deleted', id: 'r' },
    );

    expect(threadsOf(state)[0]?.replyCount).toBe(1);
  });
});
