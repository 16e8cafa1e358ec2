import { Client, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { useSyncExternalStore } from 'react';
import { session, type Session } from '@/lib/session';
import { createCache } from './cache';
import { isUnauthenticated } from './problem';
import { createSocket, type Socket } from './socket';

export interface Connection {
  client: Client;
  socket: Socket;
}

/** One client, cache and socket per session: nothing that one person was shown outlives a sign-out. */
function connect(current: Session | null): Connection {
  const socket = createSocket(current);
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetchOptions: current ? { headers: { authorization: `Bearer ${current.accessToken}` } } : {},
    exchanges: [
      mapExchange({
        onError(error) {
          if (current && session.get() === current && isUnauthenticated(error)) {
            session.expire();
          }
        },
      }),
      createCache(),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, variables }) => ({
          subscribe: (sink) => ({ unsubscribe: socket.client.subscribe({ query: query ?? '', variables }, sink) }),
        }),
      }),
    ],
  });
  return { client, socket };
}

let token = session.get()?.accessToken;
let connection = connect(session.get());

session.subscribe(() => {
  const current = session.get();
  if (current?.accessToken !== token) {
    token = current?.accessToken;
    void connection.socket.client.dispose();
    connection = connect(current);
  }
});

/** For work that outlives a page, such as uploads. */
export const currentConnection = () => connection;

export const useConnection = () => useSyncExternalStore(session.subscribe, currentConnection);
