import type { AnyVariables, CombinedError, TypedDocumentNode } from 'urql';
import { backOff, waitOrOnline } from '@/lib/back-off';
import { currentConnection } from '@/lib/graphql/client';
import { isUnauthenticated } from '@/lib/graphql/problem';
import { session } from '@/lib/session';
import type { Upload } from './upload';

const tries = 40;

export const untilSignedIn = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const check = () => {
      if (session.get() || signal.aborted) {
        stop();
        resolve();
      }
    };
    const stop = session.subscribe(check);
    signal.addEventListener('abort', check, { once: true });
    check();
  });

/** A mutation that is safe to repeat, through lost connections, restarts of the server and the end of a session. */
export async function persist<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  report: (part: Partial<Upload>) => void,
  signal: AbortSignal,
): Promise<{ data: Data } | { error: CombinedError | null }> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    report({ state: 'starting' });
    const { data, error } = await currentConnection().client.mutation(document, variables).toPromise();
    if (data && !error) {
      report({ waiting: false });
      return { data };
    }
    if (error && isUnauthenticated(error)) {
      report({ state: 'signedOut' });
      await untilSignedIn(signal);
    } else if (error?.networkError && attempt < tries) {
      report({ waiting: true });
      await waitOrOnline(backOff(attempt), signal);
    } else {
      return { error: error ?? null };
    }
  }
  return { error: null };
}
