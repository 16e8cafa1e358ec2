/** How one attempt to send bytes ended. */
export type SendOutcome = { kind: 'stored' } | { kind: 'lost' } | { kind: 'refused'; status: number; reason: string };

interface Part {
  method: string;
  url: string;
  headers: readonly { name: string; value: string }[];
  body: Blob;
}

/** No byte went out for this long, milliseconds: the connection is taken for dead. */
const stall = 45_000;
/** Set by the browser from the body and the address; scripts may not. */
const browsersOwn = new Set(['content-length', 'host']);
/** Answers that may be other ones in a moment. */
const passing = (status: number) => status === 0 || status === 408 || status === 425 || status === 429 || status >= 500;

/** One request. XMLHttpRequest, because fetch does not tell how far an upload is. */
export function sendPart(part: Part, onSent: (bytes: number) => void, signal: AbortSignal): Promise<SendOutcome> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    let watchdog: ReturnType<typeof setTimeout>;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => request.abort(), stall);
    };
    const abort = () => request.abort();
    request.upload.addEventListener('progress', (event) => {
      alive();
      onSent(event.loaded);
    });
    request.addEventListener('loadend', () => {
      clearTimeout(watchdog);
      signal.removeEventListener('abort', abort);
      const { status } = request;
      if (status >= 200 && status < 300) {
        onSent(part.body.size);
        resolve({ kind: 'stored' });
      } else if (passing(status)) {
        onSent(0);
        resolve({ kind: 'lost' });
      } else {
        resolve({ kind: 'refused', status, reason: request.responseText.slice(0, 300) });
      }
    });
    request.open(part.method, part.url);
    for (const { name, value } of part.headers) {
      if (!browsersOwn.has(name.toLowerCase())) {
        request.setRequestHeader(name, value);
      }
    }
    signal.addEventListener('abort', abort);
    alive();
    request.send(part.body);
  });
}
