/** An upload that was begun in this browser: choosing the same file again goes on with it, also after the page was loaded anew. */
export interface Unfinished {
  videoId: string;
  /** of the upload, by tus */
  address: string;
}

const key = 'sunomi.uploads';
const most = 50;

type Entries = [fingerprint: string, upload: Unfinished][];

const isEntry = (value: unknown): value is Entries[number] => {
  const [fingerprint, upload] = (Array.isArray(value) ? value : []) as [unknown, Partial<Unfinished> | null | undefined];
  return typeof fingerprint === 'string' && typeof upload?.videoId === 'string' && typeof upload.address === 'string';
};

function read(): Entries {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(stored) ? stored.filter(isEntry) : [];
  } catch {
    return []; // blocked or damaged storage: an upload goes on only as long as the page
  }
}

function write(entries: Entries) {
  try {
    localStorage.setItem(key, JSON.stringify(entries.slice(-most)));
  } catch {
    // see above
  }
}

/** What tells this file of this person apart from others, without reading it. */
export const fingerprintOf = (file: File, userId: string, replaces: string | null) =>
  [userId, replaces ?? '', file.name, file.type, file.size, file.lastModified].join('|');

export const unfinished = {
  find: (fingerprint: string): Unfinished | null => read().findLast(([known]) => known === fingerprint)?.[1] ?? null,
  keep(fingerprint: string, upload: Unfinished) {
    write([...read().filter(([known]) => known !== fingerprint), [fingerprint, upload]]);
  },
  forget(fingerprint: string) {
    write(read().filter(([known]) => known !== fingerprint));
  },
};
