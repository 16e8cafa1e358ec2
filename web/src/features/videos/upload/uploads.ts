import { useSyncExternalStore } from 'react';
import { currentConnection } from '@/lib/graphql/client';
import { session } from '@/lib/session';
import { awaitedUpload } from '../api/awaited-upload';
import { discard, startUpload } from './start-upload';
import { fingerprintOf, unfinished, type Unfinished } from './unfinished';
import { isRunning, titleFrom, type Upload } from './upload';

let uploads: readonly Upload[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();
const aborts = new Map<string, AbortController>();
const queue: string[] = [];
const atOnce = 2;
let busy = 0;

const find = (key: string) => uploads.find((other) => other.key === key);

function set(next: readonly Upload[]) {
  uploads = next;
  listeners.forEach((listener) => {
    listener();
  });
}

function change(key: string, part: Partial<Upload>) {
  set(uploads.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
}

async function run(key: string) {
  const upload = find(key);
  if (!upload) {
    return;
  }
  const abort = new AbortController();
  aborts.set(key, abort);
  let last = upload;
  await startUpload(
    upload,
    (part) => {
      last = { ...last, ...part };
      if (!abort.signal.aborted) {
        change(key, part);
      }
    },
    abort.signal,
  );
  if (aborts.get(key) === abort) {
    aborts.delete(key);
  }
  if (abort.signal.aborted) {
    // paused, or taken off the list
    const { videoId, address } = last;
    change(key, { videoId, address });
    if (!find(key)) {
      await discard(last);
    }
  } else if (last.replaces && last.state === 'processing') {
    set(uploads.filter((other) => other.key !== key)); // its video tells the rest
  }
}

function advance() {
  while (busy < atOnce) {
    const key = queue.shift();
    if (key === undefined) {
      return;
    }
    if (find(key)?.state !== 'starting') {
      continue; // paused or taken off the list while it waited
    }
    busy++;
    run(key)
      .catch(() => change(key, { state: 'failed', problem: 'Something unexpected happened.' }))
      .finally(() => {
        busy--;
        advance();
      });
  }
}

function start(key: string) {
  change(key, { state: 'starting', problem: null, field: null, waiting: false });
  queue.push(key);
  advance();
}

const uploadOf = (file: File, replaces: string | null): Upload => ({
  key: String(++lastKey),
  file,
  fingerprint: fingerprintOf(file, session.get()?.userId ?? '', replaces),
  replaces,
  title: titleFrom(file.name),
  description: '',
  visibility: 'PUBLIC',
  state: 'draft',
  sent: 0,
  waiting: false,
  videoId: null,
  address: null,
  problem: null,
  field: null,
});

/** Goes on with what was begun before this page was loaded, if the server still waits for it. */
async function goOn(key: string, { videoId, address }: Unfinished) {
  const { data, error } = await currentConnection().client.query(awaitedUpload, { videoId }, { requestPolicy: 'network-only' }).toPromise();
  const upload = find(key);
  if (!upload) {
    return;
  }
  if (!error) {
    unfinished.forget(upload.fingerprint); // sending remembers it again
  }
  const video = data?.video;
  const status = upload.replaces ? video?.replacement?.status : video?.status;
  const words = video && !upload.replaces ? { title: video.title, description: video.description ?? '', visibility: video.visibility } : {};
  if (status === 'UPLOADING') {
    change(key, { videoId, address, ...words });
    start(key);
  } else if (video && !upload.replaces) {
    change(key, { videoId, state: 'processing', sent: upload.file.size, ...words }); // all had arrived
  } else {
    change(key, { state: 'draft' });
    if (upload.replaces) {
      start(key);
    }
  }
}

function take(upload: Upload) {
  const earlier = unfinished.find(upload.fingerprint);
  const known = earlier && !uploads.some(({ videoId }) => videoId === earlier.videoId) ? earlier : null;
  set([...uploads, known ? { ...upload, state: 'starting' } : upload]);
  if (known) {
    void goOn(upload.key, known);
  }
  return known !== null;
}

/** The uploads of this page's life: they go on while one walks about in the app. */
export const uploadList = {
  /** Those that were begun before go on; the others wait for their titles. */
  add(files: Iterable<File>) {
    for (const file of files) {
      take(uploadOf(file, null));
    }
  },
  /** Sends another file for a video. */
  replace(videoId: string, title: string, file: File) {
    const upload = { ...uploadOf(file, videoId), title };
    if (!take(upload)) {
      start(upload.key);
    }
  },
  change,
  start,
  pause(key: string) {
    aborts.get(key)?.abort();
    change(key, { state: 'paused', waiting: false });
  },
  /** Stops it if it runs, and takes it off the list; what has arrived of it goes. */
  remove(key: string) {
    const upload = find(key);
    set(uploads.filter((other) => other.key !== key));
    const running = aborts.get(key);
    if (running) {
      running.abort();
    } else if (upload && upload.state !== 'processing' && upload.videoId) {
      void discard(upload);
    }
  },
};

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const useUploads = () => useSyncExternalStore(subscribe, () => uploads);

window.addEventListener('beforeunload', (event) => {
  if (uploads.some(isRunning)) {
    event.preventDefault(); // the browser asks whether to leave
  }
});
