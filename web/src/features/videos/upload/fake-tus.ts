import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

type Trouble = number | 'lost';

interface Answer {
  status: number;
  headers: Record<string, string>;
}

/** A server of one upload, at the place where a browser would send its requests; answers some of them badly. */
export class FakeTus implements HttpStack {
  readonly requests: string[] = [];
  /** what the next requests of a method get instead of their answer; a piece that is lost leaves half of its bytes */
  readonly troubles: Partial<Record<string, Trouble[]>> = {};
  stored = 0;
  #begun = false;

  constructor(readonly size: number) {}

  begin() {
    this.#begun = true;
  }

  getName() {
    return 'fake';
  }

  createRequest(method: string, url: string): HttpRequest {
    const headers = new Map<string, string>();
    let onProgress: (bytes: number) => void = () => undefined;
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader: (name, value) => void headers.set(name, value),
      getHeader: (name) => headers.get(name),
      setProgressHandler: (handler) => {
        onProgress = handler;
      },
      abort: () => Promise.resolve(),
      getUnderlyingObject: () => null,
      send: (body: Blob | null) => {
        const from = headers.get('Upload-Offset');
        this.requests.push(from === undefined ? method : `${method} ${from}`);
        const trouble = this.troubles[method]?.shift();
        if (trouble === 'lost') {
          this.stored += Math.floor((body?.size ?? 0) / 2);
          return Promise.reject(new Error('the connection is gone'));
        }
        const answer = trouble === undefined ? this.#answer(method, Number(from), body) : { status: trouble, headers: {} };
        onProgress(body?.size ?? 0);
        return Promise.resolve(this.#respond(answer));
      },
    };
  }

  #answer(method: string, from: number, body: Blob | null): Answer {
    switch (method) {
      case 'POST':
        this.#begun = true;
        return { status: 201, headers: { Location: '/uploads/tus/v' } };
      case 'HEAD':
        return this.#begun
          ? { status: 200, headers: { 'Upload-Offset': String(this.stored), 'Upload-Length': String(this.size) } }
          : { status: 404, headers: {} };
      default:
        if (from !== this.stored) {
          return { status: 409, headers: {} };
        }
        this.stored += body?.size ?? 0;
        return { status: 204, headers: { 'Upload-Offset': String(this.stored) } };
    }
  }

  #respond({ status, headers }: Answer): HttpResponse {
    return {
      getStatus: () => status,
      getHeader: (name) => headers[name],
      getBody: () => `status ${status}`,
      getUnderlyingObject: () => null,
    };
  }
}
