import { useQuery, useSubscription } from 'urql';
import { graphql } from '@/gql';
import type { ProcessingPartsFragment } from '@/gql/graphql';
import { useSilence } from './use-silence';

const snapshot = graphql(`
  query ProcessingOfVideo($videoId: ID!) {
    video(id: $videoId) {
      id
      processing {
        ...ProcessingParts
      }
    }
  }
`);

const changes = graphql(`
  subscription VideoProcessing($videoId: ID!) {
    videoProcessing(videoId: $videoId) {
      ...ProcessingParts
    }
  }
`);

export const isSettled = (processing: Pick<ProcessingPartsFragment, 'status'>) =>
  processing.status === 'READY' || processing.status === 'FAILED';

/** How far the work on a video is, live until it is READY or FAILED, and again when it is tried again; null while unknown. */
export function useVideoProcessing(videoId: string): ProcessingPartsFragment | null {
  const [{ data, error }, read] = useQuery({ query: snapshot, variables: { videoId } });
  const processing = data?.video?.processing ?? null;
  const working = processing !== null && !isSettled(processing);
  // what the subscription tells goes into the cache, under the same key as what the query read
  useSubscription({ query: changes, variables: { videoId }, pause: !working });
  useSilence(working || error !== undefined, processing, () => read({ requestPolicy: 'network-only' }));
  return processing;
}
