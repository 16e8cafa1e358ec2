import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FakeTus } from './fake-tus';
import { sendByTus } from './send-by-tus';

const file = new File(['0123456789'], 'a.mp4', { type: 'video/mp4' });

function run(server: FakeTus, address: string | null = null, signal = new AbortController().signal) {
  const addresses: string[] = [];
  const sent: number[] = [];
  const waiting: boolean[] = [];
  const outcome = sendByTus(
    { file, videoId: 'v', address },
    { onAddress: (url) => addresses.push(url), onSent: (bytes) => sent.push(bytes), onWaiting: (away) => waiting.push(away) },
    signal,
    server,
  );
  return { outcome, addresses, sent, waiting };
}

// jsdom's files cannot be read by this way
vi.spyOn(file, 'slice').mockImplementation((from, to) =>
  Object.assign(File.prototype.slice.call(file, from, to), { arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)) }),
);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settled<Value>(promise: Promise<Value>) {
  const watched = { done: false };
  void promise.finally(() => (watched.done = true));
  while (!watched.done) {
    await vi.advanceTimersByTimeAsync(5_000);
    await vi.dynamicImportSettled();
  }
  return promise;
}

describe('sending a file by tus', () => {
  it('sends every byte once when nothing goes wrong, and tells the address', async () => {
    const server = new FakeTus(10);

    const { outcome, addresses, sent } = run(server);

    expect(await settled(outcome)).toEqual({ kind: 'stored' });
    expect(server.requests).toEqual(['POST', 'PATCH 0']);
    expect(addresses).toEqual([expect.stringMatching(/\/uploads\/tus\/v$/)]);
    expect(sent.at(-1)).toBe(10);
  });

  it('goes on at the byte where the connection broke, and says that it waits', async () => {
    const server = new FakeTus(10);
    server.troubles.PATCH = ['lost', 503];
    server.troubles.HEAD = ['lost'];

    const { outcome, waiting } = run(server);

    expect(await settled(outcome)).toEqual({ kind: 'stored' });
    expect(server.requests).toEqual(['POST', 'PATCH 0', 'HEAD', 'HEAD', 'PATCH 5', 'HEAD', 'PATCH 5']);
    expect(server.stored).toBe(10);
    expect(waiting).toContain(true);
    expect(waiting.at(-1)).toBe(false);
  });

  it('goes on with an upload that was begun before', async () => {
    const server = new FakeTus(10);
    server.begin();
    server.stored = 7;

    const { outcome, sent } = run(server, '/uploads/tus/v');

    expect(await settled(outcome)).toEqual({ kind: 'stored' });
    expect(server.requests).toEqual(['HEAD', 'PATCH 7']);
    expect(sent[0]).toBe(7);
  });

  it('asks where to go on when the server knows better how much is there', async () => {
    const server = new FakeTus(10);
    server.troubles.PATCH = [409];

    expect(await settled(run(server).outcome)).toEqual({ kind: 'stored' });
    expect(server.requests).toEqual(['POST', 'PATCH 0', 'HEAD', 'PATCH 0']);
  });

  it('never begins anew what the server has forgotten', async () => {
    const server = new FakeTus(10);

    expect(await settled(run(server, '/uploads/tus/v').outcome)).toEqual({ kind: 'gone' });
    expect(server.requests).toEqual(['HEAD']);
  });

  it.each([
    ['POST', 413, { kind: 'refused', reason: 'status 413' }],
    ['POST', 409, { kind: 'refused', reason: 'status 409' }],
    ['PATCH', 415, { kind: 'refused', reason: 'status 415' }],
    ['PATCH', 401, { kind: 'signedOut' }],
    ['PATCH', 410, { kind: 'gone' }],
  ] as const)('ends when %s is answered with %d', async (method, status, outcome) => {
    const server = new FakeTus(10);
    server.troubles[method] = [status];

    expect(await settled(run(server).outcome)).toEqual(outcome);
  });

  it('gives up for now after a quarter of an hour without a byte', async () => {
    const server = new FakeTus(10);
    server.troubles.POST = Array<'lost'>(1_000).fill('lost');

    expect(await settled(run(server).outcome)).toEqual({ kind: 'away' });
  });

  it('stops when it is told to while it waits', async () => {
    const server = new FakeTus(10);
    server.troubles.POST = Array<'lost'>(1_000).fill('lost');
    const stop = new AbortController();
    const { outcome } = run(server, null, stop.signal);
    await vi.advanceTimersByTimeAsync(2_000);

    stop.abort();

    expect(await settled(outcome)).toEqual({ kind: 'stopped' });
  });
});
