import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createSocket } from '@/lib/graphql/socket';
import { session } from '@/lib/session';

/** Shown to whoever opens the page for the first time. */
const firstQuery = `# Press Ctrl-Enter to run what the cursor is in. The book on the left is the documentation.
# You are who you are in the app: sign in there to ask as yourself. The schema as text: /graphql?sdl

query Newest {
  videos(first: 5) {
    nodes { id title status channel { name } }
  }
}

# Subscriptions come over a socket, until you stop them.
subscription Activity($videoId: ID!) {
  videoActivity(videoId: $videoId) {
    __typename
    ... on CommentAdded { comment { text author { displayName } } }
    ... on ReactionsChanged { likeCount dislikeCount }
  }
}
`;

const current = session.get();
const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  headers: current ? { authorization: `Bearer ${current.accessToken}` } : {},
  wsClient: createSocket(current).client,
});

const root = document.getElementById('explorer');
if (!root) {
  throw new Error('explorer.html has no element with the id explorer');
}
createRoot(root).render(
  <StrictMode>
    <GraphiQL fetcher={fetcher} defaultQuery={firstQuery}>
      <GraphiQL.Logo>Sunomi API</GraphiQL.Logo>
    </GraphiQL>
  </StrictMode>,
);
