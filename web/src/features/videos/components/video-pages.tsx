import { useEffect, useRef, useState, type ReactNode } from 'react';
import Button from '@mui/material/Button';
import { useQuery, type AnyVariables, type TypedDocumentNode } from 'urql';
import { ProblemPanel } from '@/components/problem-panel';
import type { NextPageFragment } from '@/gql/graphql';
import { problemOf } from '@/lib/graphql/problem';
import { VideoSkeletons } from './video-skeletons';
import styles from './video-pages.module.css';

export interface Page<Node> {
  nodes: readonly Node[];
  pageInfo: NextPageFragment;
}

interface Props<Data, Variables extends AnyVariables, Node> {
  document: TypedDocumentNode<Data, Variables>;
  /** the variables of the page that starts after this cursor */
  variables: (after: string | null) => Variables;
  pageOf: (data: Data) => Page<Node>;
  render: (node: Node, reread: () => void) => ReactNode;
  keyOf: (node: Node) => string;
  empty: ReactNode;
  list?: boolean;
}

/** A list that grows page by page as one scrolls, each page its own query, so that what changes in the cache changes on the screen. */
export function VideoPages<Data, Variables extends AnyVariables, Node>(props: Props<Data, Variables, Node>) {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  return (
    <ul className={props.list ? styles.list : styles.grid}>
      {cursors.map((after, index) => (
        <PageOfVideos
          key={after}
          {...props}
          after={after}
          isLast={index === cursors.length - 1}
          onMore={(cursor) => setCursors((known) => (known.includes(cursor) ? known : [...known, cursor]))}
        />
      ))}
    </ul>
  );
}

interface PageProps<Data, Variables extends AnyVariables, Node> extends Props<Data, Variables, Node> {
  after: string | null;
  isLast: boolean;
  onMore: (cursor: string) => void;
}

function PageOfVideos<Data, Variables extends AnyVariables, Node>(props: PageProps<Data, Variables, Node>) {
  const { document, variables, pageOf, after, isLast, onMore } = props;
  const [{ data, error, fetching }, reload] = useQuery<Data, Variables>({
    query: document,
    variables: variables(after) as Variables & { [Key in keyof Variables]: Variables[Key] },
    requestPolicy: after === null ? 'cache-and-network' : 'cache-first',
  });
  const reread = () => reload({ requestPolicy: 'network-only' });
  if (!data) {
    const problem = error && !fetching && problemOf(error);
    return problem ? (
      <li className={styles.whole}>
        <ProblemPanel {...problem} onRetry={reread} />
      </li>
    ) : (
      <VideoSkeletons row={props.list} />
    );
  }
  const page = pageOf(data);
  if (after === null && page.nodes.length === 0 && !fetching) {
    return <li className={styles.whole}>{props.empty}</li>;
  }
  return (
    <>
      {page.nodes.map((node) => (
        <li key={props.keyOf(node)}>{props.render(node, reread)}</li>
      ))}
      {isLast && page.pageInfo.hasNextPage && page.pageInfo.endCursor && <More cursor={page.pageInfo.endCursor} onMore={onMore} />}
    </>
  );
}

/** Asks for the next page when it comes near the screen; also a button, for who gets there by keyboard. */
function More({ cursor, onMore }: { cursor: string; onMore: (cursor: string) => void }) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) {
          onMore(cursor);
        }
      },
      { rootMargin: '600px' },
    );
    if (place.current) {
      observer.observe(place.current);
    }
    return () => observer.disconnect();
  });
  return (
    <li ref={place} className={styles.whole}>
      <Button onClick={() => onMore(cursor)}>Show more</Button>
    </li>
  );
}
