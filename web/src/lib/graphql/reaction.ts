import type { Reaction } from '@/gql/graphql';

export interface Reactions {
  viewerReaction: Reaction;
  likeCount: number;
  dislikeCount: number;
}

/** The counts as they will be once the server has taken the viewer's new reaction. */
export function react(before: Reactions, reaction: Reaction): Reactions {
  const count = (kind: Reaction) => Number(reaction === kind) - Number(before.viewerReaction === kind);
  return {
    viewerReaction: reaction,
    likeCount: Math.max(0, before.likeCount + count('LIKE')),
    dislikeCount: Math.max(0, before.dislikeCount + count('DISLIKE')),
  };
}
