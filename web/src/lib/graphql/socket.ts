import { createClient, type Client } from 'graphql-ws';
import { backOff, waitOrOnline } from '@/lib/back-off';
import { session, type Session } from '@/lib/session';

const pingEvery = 12_000;
const pongWithin = 8_000;
/** Close codes with which the server refuses the token. */
const refused = [4401, 4403];

export interface Socket {
  client: Client;
  /** Calls back now if the socket is open, and again whenever it was opened anew: the moment to read a snapshot. */
  onOpen: (listener: () => void) => () => void;
}

/** The GraphQL socket of one session: opened when first needed, opened again for as long as anyone subscribes. */
export function createSocket(current: Session | null): Socket {
  const listeners = new Set<() => void>();
  let open = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: current ? { authorization: `Bearer ${current.accessToken}` } : {},
    lazyCloseTimeout: 2_000,
    keepAlive: pingEvery,
    retryAttempts: Infinity,
    retryWait: (attempt) => waitOrOnline(backOff(attempt, 8_000)),
    shouldRetry: (event) => !(event instanceof CloseEvent && refused.includes(event.code)),
    on: {
      connected: () => {
        open = true;
        listeners.forEach((listener) => {
          listener();
        });
      },
      ping: (received) => {
        if (!received) {
          clearTimeout(silence);
          // a socket that lost its network looks open for minutes: cut it, so that it is opened again
          silence = setTimeout(() => client.terminate(), pongWithin);
        }
      },
      pong: (received) => {
        if (received) {
          clearTimeout(silence);
        }
      },
      closed: (event) => {
        open = false;
        clearTimeout(silence);
        if (current && event instanceof CloseEvent && refused.includes(event.code) && session.get() === current) {
          session.expire();
        }
      },
    },
  });
  return {
    client,
    onOpen(listener) {
      listeners.add(listener);
      if (open) {
        listener();
      }
      return () => void listeners.delete(listener);
    },
  };
}
