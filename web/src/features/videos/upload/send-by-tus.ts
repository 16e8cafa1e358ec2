import type { DetailedError, HttpStack, Upload as TusUpload } from 'tus-js-client';
import { backOff, waitOrOnline } from '@/lib/back-off';
import { session } from '@/lib/session';

/** A file, and the video that waits for it. */
export interface Parcel {
  file: File;
  videoId: string;
  /** of the upload, once it was begun */
  address: string | null;
}

/**
 * stored: every byte is there and was taken on; stopped: by the signal; gone: the server knows nothing of this upload any more;
 * away: nothing went through for a long time, and it can go on later.
 */
export type SendOutcome = { kind: 'stored' | 'stopped' | 'signedOut' | 'gone' | 'away' } | { kind: 'refused'; reason: string };

interface Progress {
  onAddress: (address: string) => void;
  onSent: (bytes: number) => void;
  /** the connection is away, or back */
  onWaiting: (waiting: boolean) => void;
}

const endpoint = '/uploads/tus';
/** Bytes of one request: below what proxies commonly let through, and a multiple of what the server hands on to an object store. */
const chunkSize = 32 * 2 ** 20;
/** No byte went out for this long, milliseconds: the connection is taken for dead. */
const stall = 45_000;
/** How long a dropped connection or a server that restarts is waited for, milliseconds since the last byte went through. */
const patience = 15 * 60_000;

const unreadable = 'The file can no longer be read. It was changed, moved or removed since it was chosen.';

/** Answers that may be other ones in a moment; 409 is another idea of how much is there, which is asked for anew. */
const passing = (status: number) => [408, 409, 423, 425, 429].includes(status) || status >= 500;

type Answer = SendOutcome | { kind: 'lost' };

function answerOf(error: Error | DetailedError): Answer {
  if (!('originalRequest' in error)) {
    return { kind: 'refused', reason: error.message };
  }
  const response = error.originalResponse;
  if (!response) {
    return { kind: 'lost' };
  }
  const status = response.getStatus();
  const creates = error.originalRequest.getMethod() === 'POST';
  if (status === 401) {
    return { kind: 'signedOut' };
  }
  if (status === 404 || status === 410) {
    return { kind: 'gone' };
  }
  return passing(status) && !(creates && status === 409)
    ? { kind: 'lost' }
    : { kind: 'refused', reason: response.getBody().slice(0, 300) || `The server refused the file (${status}).` };
}

/** From where the server says that it is, until it is through or breaks off. */
const once = (upload: TusUpload, onSent: (bytes: number) => void, signal: AbortSignal) =>
  new Promise<Answer>((resolve) => {
    let watchdog: ReturnType<typeof setTimeout>;
    const end = (answer: Answer) => {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', stop);
      resolve(answer);
    };
    const breakOff = (answer: Answer) => {
      void upload.abort();
      end(answer);
    };
    const stop = () => breakOff({ kind: 'stopped' });
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => breakOff({ kind: 'lost' }), stall);
    };
    upload.options.onProgress = (bytes) => {
      alive();
      onSent(bytes);
    };
    upload.options.onSuccess = () => end({ kind: 'stored' });
    upload.options.onError = (error) => end(answerOf(error));
    signal.addEventListener('abort', stop);
    alive();
    upload.start();
  });

const isReadable = (file: File) =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

/** Sends a file, again and again from where it broke off while it is only the network that fails. */
export async function sendByTus(parcel: Parcel, progress: Progress, signal: AbortSignal, httpStack?: HttpStack): Promise<SendOutcome> {
  const { Upload } = await import('tus-js-client');
  const upload = new Upload(parcel.file, {
    endpoint: parcel.address ? null : endpoint,
    uploadUrl: parcel.address,
    chunkSize,
    metadata: { videoId: parcel.videoId },
    // what is remembered of an upload, and when it is tried again, is decided here
    storeFingerprintForResuming: false,
    retryDelays: null,
    onBeforeRequest: (request) => request.setHeader('Authorization', `Bearer ${session.get()?.accessToken ?? ''}`),
    onUploadUrlAvailable: () => {
      if (upload.url) {
        progress.onAddress(upload.url);
      }
    },
    ...(httpStack ? { httpStack } : {}),
  });

  let sent = 0;
  let lastProgress = Date.now();
  for (let attempt = 0; !signal.aborted; ) {
    const answer = await once(
      upload,
      (bytes) => {
        if (bytes > sent) {
          lastProgress = Date.now();
          attempt = 0;
          progress.onWaiting(false);
        }
        sent = bytes;
        progress.onSent(bytes);
      },
      signal,
    );
    if (answer.kind !== 'lost') {
      return answer;
    }
    if (!(await isReadable(parcel.file))) {
      return { kind: 'refused', reason: unreadable };
    }
    if (Date.now() - lastProgress > patience) {
      return { kind: 'away' };
    }
    progress.onWaiting(true);
    await waitOrOnline(backOff(attempt++), signal);
  }
  return { kind: 'stopped' };
}

/** Tells the server that the rest will not come; it removes what it has. */
export async function terminate(address: string) {
  const { Upload } = await import('tus-js-client');
  await Upload.terminate(address, {
    onBeforeRequest: (request) => request.setHeader('Authorization', `Bearer ${session.get()?.accessToken ?? ''}`),
  });
}
