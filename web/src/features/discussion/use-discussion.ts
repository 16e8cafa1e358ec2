import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useClient } from 'urql';
import { problemOf, type Problem } from '@/lib/graphql/problem';
import { comments } from './api/comments';
import { replies } from './api/replies';
import { discuss, emptyDiscussion, threadsOf, type DiscussionChange } from './discussion-state';

const pageSize = 20;
/** the most that the server gives at once */
const largestPage = 100;

/** The comments of one video: pages on demand, kept up to date by the changes that are passed to `change`. */
export function useDiscussion(videoId: string) {
  const client = useClient();
  const [state, dispatch] = useReducer(discuss, emptyDiscussion);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);

  const readPage = useCallback(
    async (first: number, after: string | null, take: (page: PageOfComments, since: number) => void) => {
      const since = latest.current.arrivals;
      setBusy(true);
      const { data, error } = await client.query(comments, { videoId, first, after }, { requestPolicy: 'network-only' }).toPromise();
      setBusy(false);
      setProblem(error ? problemOf(error) : null);
      if (data?.video) {
        take(data.video.comments, since);
      }
    },
    [client, videoId],
  );

  /** Reads what is shown anew: at the start, and after the socket was away. */
  const resync = useCallback(() => {
    const first = Math.min(Math.max(pageSize, threadsOf(latest.current).length), largestPage);
    return readPage(first, null, (page, since) => dispatch({ kind: 'snapshot', page, since }));
  }, [readPage]);

  const readMore = useCallback(
    () => readPage(pageSize, latest.current.next?.endCursor ?? null, (page) => dispatch({ kind: 'page', page })),
    [readPage],
  );

  const readReplies = useCallback(
    async function read(of: string, anew: boolean): Promise<void> {
      const since = latest.current.arrivals;
      const after = anew ? null : (latest.current.repliesNext.get(of)?.endCursor ?? null);
      const first = anew ? largestPage : pageSize;
      const { data, error } = await client.query(replies, { commentId: of, first, after }, { requestPolicy: 'network-only' }).toPromise();
      setProblem(error ? problemOf(error) : null);
      if (data?.node?.__typename === 'Comment') {
        const page = data.node.replies;
        dispatch({ kind: 'replies', of, page, anew, since });
        // other clients may answer a reply; here all stand in one row under the first comment
        await Promise.all(page.nodes.filter(({ replyCount }) => replyCount > 0).map(({ id }) => read(id, true)));
      }
    },
    [client],
  );

  const change = useCallback(
    (event: DiscussionChange) => {
      dispatch(event);
      if (event.kind === 'deleted' && (latest.current.known.get(event.id)?.comment.replyCount ?? 0) > 0) {
        void resync(); // its replies have moved, also those that were not read yet
      }
    },
    [resync],
  );

  return { state, change, problem, busy, resync, readMore, readReplies };
}

type PageOfComments = Extract<Parameters<typeof discuss>[1], { kind: 'page' }>['page'];
export type DiscussionHandle = ReturnType<typeof useDiscussion>;
