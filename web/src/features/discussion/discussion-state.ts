import type { CommentPartsFragment, NextPageFragment } from '@/gql/graphql';

interface Known {
  comment: CommentPartsFragment;
  /** number of the event that brought it, 0 when a page did */
  arrival: number;
}

export interface Discussion {
  known: ReadonlyMap<string, Known>;
  /** stays known, so that no page that was read earlier brings a comment back */
  deleted: ReadonlySet<string>;
  /** null until the first page is there */
  next: NextPageFragment | null;
  repliesNext: ReadonlyMap<string, NextPageFragment>;
  /** how many comments arrived as events */
  arrivals: number;
  /** counts the snapshots: threads that are open read their replies anew when it changes */
  epoch: number;
}

interface Page {
  nodes: readonly CommentPartsFragment[];
  pageInfo: NextPageFragment;
}

export type DiscussionChange =
  /** the first page, read after `since` comments had arrived: takes the place of all that came before */
  | { kind: 'snapshot'; page: Page; since: number }
  | { kind: 'page'; page: Page }
  | { kind: 'replies'; of: string; page: Page; anew: boolean; since: number }
  | { kind: 'added' | 'edited'; comment: CommentPartsFragment }
  | { kind: 'deleted'; id: string };

export const emptyDiscussion: Discussion = {
  known: new Map(),
  deleted: new Set(),
  next: null,
  repliesNext: new Map(),
  arrivals: 0,
  epoch: 0,
};

const changedAt = (comment: CommentPartsFragment) => Date.parse(comment.editedAt ?? comment.createdAt);

/** The later text of the two wins, whichever way it came. */
function put(known: Map<string, Known>, deleted: ReadonlySet<string>, comment: CommentPartsFragment, arrival: number) {
  const before = known.get(comment.id);
  if (!deleted.has(comment.id) && !(before && changedAt(before.comment) > changedAt(comment))) {
    known.set(comment.id, { comment, arrival: before?.arrival ?? arrival });
  }
}

function countReply(known: Map<string, Known>, parent: string | null | undefined, change: number) {
  const entry = parent ? known.get(parent) : undefined;
  if (entry) {
    const replyCount = Math.max(0, entry.comment.replyCount + change);
    known.set(entry.comment.id, { ...entry, comment: { ...entry.comment, replyCount } });
  }
}

/** Events and pages come in any order and may overlap; every comment is shown once, and none that is gone. */
export function discuss(state: Discussion, change: DiscussionChange): Discussion {
  const known = new Map(state.known);
  switch (change.kind) {
    case 'snapshot': {
      const here = new Set(change.page.nodes.map(({ id }) => id));
      for (const [id, { comment, arrival }] of state.known) {
        // replies stay with their thread, which reads them anew if it is open
        const thread = rootOf(state, comment);
        if (arrival <= change.since && !here.has(id) && !(thread !== id && here.has(thread))) {
          known.delete(id);
        }
      }
      change.page.nodes.forEach((comment) => put(known, state.deleted, comment, 0));
      return { ...state, known, next: change.page.pageInfo, epoch: state.epoch + 1 };
    }
    case 'page':
      change.page.nodes.forEach((comment) => put(known, state.deleted, comment, 0));
      return { ...state, known, next: change.page.pageInfo };
    case 'replies': {
      const here = new Set(change.page.nodes.map(({ id }) => id));
      for (const [id, { comment, arrival }] of state.known) {
        if (change.anew && id !== change.of && rootOf(state, comment) === change.of && arrival <= change.since && !here.has(id)) {
          known.delete(id);
        }
      }
      change.page.nodes.forEach((comment) => put(known, state.deleted, comment, 0));
      return { ...state, known, repliesNext: new Map(state.repliesNext).set(change.of, change.page.pageInfo) };
    }
    case 'added': {
      const arrivals = state.arrivals + 1;
      if (!state.known.has(change.comment.id) && !state.deleted.has(change.comment.id)) {
        countReply(known, change.comment.inReplyTo, 1);
      }
      put(known, state.deleted, change.comment, arrivals);
      return { ...state, known, arrivals };
    }
    case 'edited':
      if (known.has(change.comment.id)) {
        put(known, state.deleted, change.comment, 0);
      }
      return { ...state, known };
    case 'deleted': {
      const gone = state.known.get(change.id)?.comment;
      known.delete(change.id);
      if (gone) {
        // the server moves its replies up one level: nothing that others wrote is lost with it
        const orphans = all(state).filter(({ inReplyTo }) => inReplyTo === gone.id);
        orphans.forEach((reply) => known.set(reply.id, { comment: { ...reply, inReplyTo: gone.inReplyTo }, arrival: state.arrivals }));
        countReply(known, gone.inReplyTo, orphans.length - 1);
      }
      return { ...state, known, deleted: new Set(state.deleted).add(change.id) };
    }
  }
}

/** The comment that a reply, or a reply to a reply, stands under; itself for one that stands alone. */
function rootOf({ known }: Discussion, comment: CommentPartsFragment): string {
  const seen = new Set<string>();
  let at = comment;
  while (at.inReplyTo && !seen.has(at.id)) {
    seen.add(at.id);
    const parent = known.get(at.inReplyTo)?.comment;
    if (!parent) {
      return at.inReplyTo;
    }
    at = parent;
  }
  return at.id;
}

const byTime = (a: CommentPartsFragment, b: CommentPartsFragment) =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt) || a.id.localeCompare(b.id);

const all = ({ known }: Discussion) => [...known.values()].map(({ comment }) => comment);

/** Comments that answer no other, newest first. */
export const threadsOf = (state: Discussion) =>
  all(state)
    .filter((comment) => !comment.inReplyTo)
    .sort((a, b) => byTime(b, a));

/** What is known of the replies under a comment, oldest first. */
export const repliesOf = (state: Discussion, thread: string) =>
  all(state)
    .filter((comment) => comment.id !== thread && rootOf(state, comment) === thread)
    .sort(byTime);
