import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './explorer.css';
import { GraphiQL } from 'graphiql';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { fetcher } from './fetcher';

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
