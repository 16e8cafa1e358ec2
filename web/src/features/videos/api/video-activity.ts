import { useEffect, useEffectEvent } from 'react';
import { onEnd, pipe, subscribe } from 'wonka';
import { graphql } from '@/gql';
import type { VideoActivitySubscription } from '@/gql/graphql';
import { useConnection } from '@/lib/graphql/client';

const document = graphql(`
  subscription VideoActivity($videoId: ID!) {
    videoActivity(videoId: $videoId) {
      __typename
      ... on CommentAdded {
        comment {
          ...CommentParts
        }
        commentCount
      }
      ... on CommentEdited {
        comment {
          ...CommentParts
        }
      }
      ... on CommentDeleted {
        commentId
        commentCount
      }
      ... on ReactionsChanged {
        videoId
        likeCount
        dislikeCount
      }
      ... on ViewsChanged {
        videoId
        viewCount
      }
      ... on ActivityMissed {
        video {
          id
        }
      }
    }
  }
`);

/** Time for the server to take up the subscription, milliseconds; the protocol does not say when it has. */
const settle = 250;

export type VideoActivityEvent = VideoActivitySubscription['videoActivity'];

/**
 * What happens around a video while one looks at it. The counts go into the cache; the caller gets every event, and is told when to
 * read its snapshot anew: after the first subscription, after each one that follows a lost socket, and when the server says that
 * something was lost on the way.
 */
export function useVideoActivity(videoId: string, onEvent: (event: VideoActivityEvent) => void, onResync: () => void) {
  const { client, socket } = useConnection();
  const take = useEffectEvent(onEvent);
  const resync = useEffectEvent(onResync);

  useEffect(() => {
    let left = false;
    const events = pipe(
      client.subscription(document, { videoId }),
      // the server ends it when the video is gone, or hidden from this viewer
      onEnd(() => {
        if (!left) {
          resync();
        }
      }),
      subscribe(({ data }) => {
        if (data?.videoActivity.__typename === 'ActivityMissed') {
          resync();
        } else if (data) {
          take(data.videoActivity);
        }
      }),
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stopListening = socket.onOpen(() => {
      clearTimeout(timer);
      timer = setTimeout(() => resync(), settle);
    });
    return () => {
      left = true;
      events.unsubscribe();
      stopListening();
      clearTimeout(timer);
    };
  }, [client, socket, videoId]);
}
