import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cut, sendFile, type Target } from './send-file';
import type { sendPart, SendOutcome } from './send-part';

const whole: Target = { method: 'PUT', url: '/whole', headers: [], expiresAt: '', partSize: null, parts: null };
const inParts: Target = {
  ...whole,
  partSize: 4,
  parts: [
    { number: 2, url: '/2', size: 4 },
    { number: 1, url: '/1', size: 4 },
    { number: 3, url: '/3', size: 2 },
  ],
};
const file = new Blob(['0123456789']);

/** Answers the requests to an address one after the other with what is given; the last answer again and again. */
function answering(answers: Record<string, SendOutcome[]>) {
  const requests: string[] = [];
  const send: typeof sendPart = (part, onSent) => {
    requests.push(`${part.url} ${part.body.size}`);
    const queue = answers[part.url] ?? [{ kind: 'stored' }];
    const outcome = (queue.length > 1 ? queue.shift() : queue[0]) ?? { kind: 'stored' };
    onSent(outcome.kind === 'stored' ? part.body.size : 0);
    return Promise.resolve(outcome);
  };
  return { requests, send };
}

function run(target: Target, send: typeof sendPart, signal = new AbortController().signal) {
  const sent: number[] = [];
  const waiting: boolean[] = [];
  const outcome = sendFile(file, target, { onSent: (bytes) => sent.push(bytes), onWaiting: (away) => waiting.push(away) }, signal, send);
  return { outcome, sent, waiting };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function settled<Value>(promise: Promise<Value>) {
  await vi.runAllTimersAsync();
  return promise;
}

describe('cutting a file', () => {
  it('gives every part its place by number, whatever the order of the list', () => {
    expect(cut(inParts, 10)).toEqual([
      { url: '/1', from: 0, to: 4 },
      { url: '/2', from: 4, to: 8 },
      { url: '/3', from: 8, to: 10 },
    ]);
  });
});

describe('sending a file', () => {
  it('sends every byte once when nothing goes wrong', async () => {
    const { requests, send } = answering({});

    const { outcome, sent } = run(inParts, send);

    expect(await settled(outcome)).toEqual({ kind: 'settled' });
    expect(requests.sort()).toEqual(['/1 4', '/2 4', '/3 2']);
    expect(sent.at(-1)).toBe(10);
  });

  it('tries a part again while only the network fails, and says that it waits', async () => {
    const { requests, send } = answering({ '/whole': [{ kind: 'lost' }, { kind: 'lost' }, { kind: 'stored' }] });

    const { outcome, waiting } = run(whole, send);

    expect(await settled(outcome)).toEqual({ kind: 'settled' });
    expect(requests).toHaveLength(3);
    expect(waiting).toContain(true);
    expect(waiting.at(-1)).toBe(false);
  });

  it('stops at once when the server refuses', async () => {
    const { requests, send } = answering({ '/whole': [{ kind: 'refused', status: 413, reason: 'too large' }] });

    expect(await settled(run(whole, send).outcome)).toEqual({ kind: 'refused', status: 413, reason: 'too large' });
    expect(requests).toHaveLength(1);
  });

  it('leaves it to the server when an address is used up after a lost answer', async () => {
    const { send } = answering({ '/whole': [{ kind: 'lost' }, { kind: 'refused', status: 409, reason: 'there already' }] });

    expect(await settled(run(whole, send).outcome)).toEqual({ kind: 'settled' });
  });

  it('gives up after a quarter of an hour without a byte', async () => {
    const { send } = answering({ '/whole': [{ kind: 'lost' }] });

    expect(await settled(run(whole, send).outcome)).toMatchObject({ kind: 'refused', status: 0 });
  });

  it('ends when it is cancelled while it waits', async () => {
    const { send } = answering({ '/whole': [{ kind: 'lost' }] });
    const cancel = new AbortController();
    const { outcome } = run(whole, send, cancel.signal);
    await vi.advanceTimersByTimeAsync(2_000);

    cancel.abort();

    expect(await settled(outcome)).toEqual({ kind: 'aborted' });
  });
});
