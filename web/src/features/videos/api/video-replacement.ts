import { useSubscription } from 'urql';
import { graphql } from '@/gql';
import type { ReplacementPartsFragment } from '@/gql/graphql';
import { useSilence } from './use-silence';

const changes = graphql(`
  subscription VideoReplacement($videoId: ID!) {
    videoReplacement(videoId: $videoId) {
      id
      replacement {
        ...ReplacementParts
      }
    }
  }
`);

/** While another file is on its way, what is known of it in the cache stays up to date. */
export function useVideoReplacement(videoId: string, replacement: ReplacementPartsFragment | null | undefined, read: () => void) {
  const isAwaited = Boolean(replacement);
  useSubscription({ query: changes, variables: { videoId }, pause: !isAwaited });
  useSilence(isAwaited, replacement, read);
}
