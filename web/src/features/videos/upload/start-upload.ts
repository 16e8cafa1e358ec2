import { currentConnection } from '@/lib/graphql/client';
import { problemOf } from '@/lib/graphql/problem';
import { session } from '@/lib/session';
import { cancelReplacement } from '../api/cancel-replacement';
import { createUpload } from '../api/create-upload';
import { deleteVideo } from '../api/delete-video';
import { replaceUpload } from '../api/replace-upload';
import { persist, untilSignedIn } from './persist';
import { sendByTus, terminate, type Parcel } from './send-by-tus';
import { unfinished } from './unfinished';
import type { Upload } from './upload';

type Report = (part: Partial<Upload>) => void;

/** Takes back what of an upload the server has. If that fails, it ends there by itself, and can be deleted on its own page until then. */
export async function discard(upload: Upload) {
  unfinished.forget(upload.fingerprint);
  const { client } = currentConnection();
  if (upload.address) {
    await terminate(upload.address).catch(() => undefined);
  } else if (upload.replaces) {
    await client.mutation(cancelReplacement, { videoId: upload.replaces }).toPromise();
  } else if (upload.videoId) {
    await client.mutation(deleteVideo, { videoId: upload.videoId }).toPromise();
  }
}

/** Says at the server what will come. */
async function announce(upload: Upload, report: Report, signal: AbortSignal): Promise<string | null> {
  const { file, title, description, visibility, replaces } = upload;
  const about = { fileName: file.name, size: file.size, contentType: file.type || 'application/octet-stream' };
  const answer = replaces
    ? await persist(replaceUpload, { input: { videoId: replaces, ...about } }, report, signal)
    : await persist(createUpload, { input: { title, description: description || null, visibility, ...about } }, report, signal);
  if ('error' in answer) {
    report({ state: 'failed', waiting: false, problem: answer.error ? problemOf(answer.error).message : 'The upload could not be started.' });
    return null;
  }
  const { video, errors } = 'replaceUpload' in answer.data ? answer.data.replaceUpload : answer.data.createUpload;
  if (!video || errors.length > 0) {
    const problem = errors.map(({ message }) => message).join(' ') || 'The upload could not be started.';
    report({ state: 'failed', waiting: false, problem, field: errors[0]?.field?.at(-1) ?? null });
    return null;
  }
  return video.id;
}

/** Sends the bytes, and says how that ended. */
async function deliver(parcel: Parcel, upload: Upload, report: Report, signal: AbortSignal): Promise<void> {
  const before = session.get();
  const outcome = await sendByTus(
    parcel,
    {
      onAddress: (address) => {
        parcel.address = address;
        report({ address });
        unfinished.keep(upload.fingerprint, { videoId: parcel.videoId, address });
      },
      onSent: (sent) => report({ sent }),
      onWaiting: (waiting) => report({ waiting }),
    },
    signal,
  );
  switch (outcome.kind) {
    case 'stored':
      unfinished.forget(upload.fingerprint);
      report({ state: 'processing', sent: parcel.file.size, waiting: false });
      break;
    case 'signedOut':
      report({ state: 'signedOut', waiting: false });
      if (session.get() === before) {
        session.expire(); // else somebody has signed in again meanwhile
      }
      await untilSignedIn(signal);
      report({ state: 'sending' });
      await deliver(parcel, upload, report, signal);
      break;
    case 'away':
      report({ state: 'paused', waiting: false, problem: 'The server could not be reached for a long time.' });
      break;
    case 'gone':
    case 'refused':
      await discard({ ...upload, videoId: parcel.videoId, address: parcel.address });
      report({
        state: 'failed',
        waiting: false,
        videoId: null,
        address: null,
        problem: outcome.kind === 'refused' ? outcome.reason : 'The time for this upload is over. Start it again.',
      });
      break;
    case 'stopped':
      break; // whoever stopped it knows what comes now
  }
}

/** The whole way of one file: announce it, or go on with what an earlier try announced, then send it; with its last byte the processing begins. */
export async function startUpload(upload: Upload, report: Report, signal: AbortSignal): Promise<void> {
  const videoId = upload.videoId ?? (await announce(upload, report, signal));
  if (videoId) {
    report({ videoId, state: 'sending' });
    await deliver({ file: upload.file, videoId, address: upload.address }, upload, report, signal);
  }
}
