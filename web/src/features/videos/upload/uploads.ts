import { useSyncExternalStore } from 'react';
import { discard, startUpload } from './start-upload';
import { isRunning, titleFrom, type Upload } from './upload';

let uploads: readonly Upload[] = [];
let lastKey = 0;
const listeners = new Set<() => void>();
const aborts = new Map<string, AbortController>();
const queue: string[] = [];
const atOnce = 2;
let busy = 0;

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
  const upload = uploads.find((other) => other.key === key);
  if (upload) {
    const abort = new AbortController();
    aborts.set(key, abort);
    if (upload.videoId) {
      await discard(upload.videoId); // what an earlier try left
    }
    await startUpload(upload, (part) => change(key, part), abort.signal);
    aborts.delete(key);
  }
}

function advance() {
  while (busy < atOnce) {
    const key = queue.shift();
    if (key === undefined) {
      return;
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

/** The uploads of this page's life: they go on while one walks about in the app. */
export const uploadList = {
  add(files: Iterable<File>) {
    const drafts = Array.from(files, (file): Upload => {
      const key = String(++lastKey);
      const title = titleFrom(file.name);
      return {
        key,
        file,
        title,
        description: '',
        visibility: 'PUBLIC',
        state: 'draft',
        sent: 0,
        waiting: false,
        videoId: null,
        problem: null,
        field: null,
      };
    });
    set([...uploads, ...drafts]);
  },
  change,
  start(key: string) {
    change(key, { state: 'starting', problem: null, field: null, sent: 0, waiting: false });
    queue.push(key);
    advance();
  },
  /** Stops it if it runs, and takes it off the list. */
  remove(key: string) {
    const upload = uploads.find((other) => other.key === key);
    aborts.get(key)?.abort();
    if (upload?.state === 'failed' && upload.videoId) {
      void discard(upload.videoId);
    }
    set(uploads.filter((upload) => upload.key !== key));
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
