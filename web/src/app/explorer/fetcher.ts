import type { Fetcher, Observable } from '@graphiql/toolkit';
import { getOperationAST, OperationTypeNode } from 'graphql';
import type { ExecutionResult, Sink } from 'graphql-ws';
import { currentConnection } from '@/lib/graphql/client';
import { session } from '@/lib/session';

type Params = Parameters<Fetcher>[0];

/**
 * Carries what the explorer asks, as whoever is signed in at that moment: subscriptions over the socket, all else over HTTP.
 * The toolkit's own fetcher rejects a promise that nobody holds when a subscription ends in errors.
 */
export const fetcher: Fetcher = (params, { documentAST, headers } = {}) =>
  documentAST && getOperationAST(documentAST, params.operationName)?.operation === OperationTypeNode.SUBSCRIPTION
    ? subscribe(params)
    : post(params, headers);

async function post(params: Params, headers: Record<string, string> = {}) {
  const current = session.get();
  const response = await fetch('/graphql', {
    method: 'POST',
    body: JSON.stringify(params),
    headers: {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'content-type': 'application/json',
      ...(current && { authorization: `Bearer ${current.accessToken}` }),
      ...headers,
    },
  });
  if (!response.headers.get('content-type')?.includes('json')) {
    throw new Error(`The server answered ${response.status} ${response.statusText} and no JSON.`);
  }
  return (await response.json()) as ExecutionResult;
}

function subscribe(params: Params) {
  const subscription = {
    subscribe: (sink: Sink<ExecutionResult>) => ({
      unsubscribe: currentConnection().socket.client.subscribe(params, {
        next: (result) => sink.next(result as ExecutionResult),
        error: (problem) => sink.error(problem instanceof CloseEvent ? closed(problem) : problem),
        complete: () => sink.complete(),
      }),
    }),
  };
  return subscription as Observable<ExecutionResult>; // whose other forms of subscribe the explorer does not use
}

const closed = ({ code, reason }: CloseEvent) => ({ message: `The socket was closed with code ${code}. ${reason}`.trim() });
