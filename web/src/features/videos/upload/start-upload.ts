import type { AnyVariables, CombinedError, TypedDocumentNode } from 'urql';
import { backOff, waitOrOnline } from '@/lib/back-off';
import { currentConnection } from '@/lib/graphql/client';
import { isUnauthenticated, problemOf } from '@/lib/graphql/problem';
import { session } from '@/lib/session';
import { completeUpload } from '../api/complete-upload';
import { createUpload } from '../api/create-upload';
import { deleteVideo } from '../api/delete-video';
import { sendFile } from './send-file';
import type { Upload } from './upload';

const mutationTries = 40;

const untilSignedIn = (signal: AbortSignal) =>
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
async function persist<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
  report: (part: Partial<Upload>) => void,
  state: Upload['state'],
  signal: AbortSignal,
): Promise<{ data: Data } | { error: CombinedError | null }> {
  for (let attempt = 0; !signal.aborted; attempt++) {
    report({ state });
    const { data, error } = await currentConnection().client.mutation(document, variables).toPromise();
    if (data && !error) {
      report({ waiting: false });
      return { data };
    }
    if (error && isUnauthenticated(error)) {
      report({ state: 'signedOut' });
      await untilSignedIn(signal);
    } else if (error?.networkError && attempt < mutationTries) {
      report({ waiting: true });
      await waitOrOnline(backOff(attempt), signal);
    } else {
      return { error: error ?? null };
    }
  }
  return { error: null };
}

/** Takes back a video whose bytes did not arrive. If that fails too, it stays on the channel's page, where it can be deleted. */
export async function discard(videoId: string) {
  await currentConnection().client.mutation(deleteVideo, { videoId }).toPromise();
}

const refusals: Partial<Record<number, string>> = {
  0: 'The server could not be reached for a long time. Check your connection, then try again.',
  400: 'The server refused the file. It may have changed since you chose it.',
  403: 'The time for this upload is over. Start it again.',
  413: 'This file is larger than the server takes.',
};

/** The whole way of one file: make the video, send the bytes, have them checked. Reports every step. */
export async function startUpload(upload: Upload, report: (part: Partial<Upload>) => void, signal: AbortSignal): Promise<void> {
  const fail = (problem: string, field: string | null = null) => !signal.aborted && report({ state: 'failed', problem, field, waiting: false });
  const { file, title, description, visibility } = upload;

  // 1. make the video
  const input = {
    title,
    description: description || null,
    visibility,
    fileName: file.name,
    size: file.size,
    contentType: file.type || 'application/octet-stream',
  };
  const created = await persist(createUpload, { input }, report, 'starting', signal);
  if ('error' in created) {
    fail(created.error ? problemOf(created.error).message : 'The upload could not be started.');
    return;
  }
  const { video, upload: target, errors } = created.data.createUpload;
  if (!video || !target) {
    fail(errors.map(({ message }) => message).join(' ') || 'The upload could not be started.', errors[0]?.field?.at(-1) ?? null);
    return;
  }
  report({ videoId: video.id, state: 'sending' });

  // 2. send the bytes
  const outcome = await sendFile(
    file,
    target,
    { onSent: (sent) => report({ sent }), onWaiting: (waiting) => report({ waiting }) },
    signal,
  );
  if (outcome.kind === 'aborted') {
    await discard(video.id);
    return;
  }
  if (outcome.kind === 'refused') {
    fail(refusals[outcome.status] ?? `The server refused the file (${outcome.status}).`);
    return;
  }

  // 3. have them checked
  const completed = await persist(completeUpload, { videoId: video.id }, report, 'completing', signal);
  if ('error' in completed) {
    fail(completed.error ? problemOf(completed.error).message : 'The upload could not be finished.');
  } else if (completed.data.completeUpload.errors.length > 0) {
    fail(completed.data.completeUpload.errors.map(({ message }) => message).join(' '));
  } else {
    report({ state: 'processing', sent: file.size });
  }
}
