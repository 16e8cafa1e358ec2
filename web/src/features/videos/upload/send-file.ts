import type { CreateUploadMutation } from '@/gql/graphql';
import { backOff, waitOrOnline } from '@/lib/back-off';
import { sendPart, type SendOutcome } from './send-part';

export type Target = NonNullable<CreateUploadMutation['createUpload']['upload']>;

/** settled: every byte was taken, or the server must say whether it was; refused: it will not take them */
export type FileOutcome = { kind: 'settled' | 'aborted' } | { kind: 'refused'; status: number; reason: string };

interface Progress {
  onSent: (bytes: number) => void;
  /** the connection is away, or back */
  onWaiting: (waiting: boolean) => void;
}

/** How long a dropped connection or a server that restarts is waited for, milliseconds since the last byte went through. */
const patience = 15 * 60_000;
const atOnce = 3;

/** Where each request begins in the file; parts may come in any order of their numbers. */
export function cut(target: Target, size: number) {
  if (!target.parts || target.parts.length === 0) {
    return [{ url: target.url, from: 0, to: size }];
  }
  let from = 0;
  return [...target.parts]
    .sort((a, b) => a.number - b.number)
    .map((part) => {
      const piece = { url: part.url, from, to: from + part.size };
      from = piece.to;
      return piece;
    });
}

/** Sends a file to where the server said: every request again and again while it is only the network that fails. */
export async function sendFile(file: Blob, target: Target, progress: Progress, signal: AbortSignal, send = sendPart): Promise<FileOutcome> {
  const pieces = cut(target, file.size);
  const sent = pieces.map(() => 0);
  const stop = new AbortController();
  const either = AbortSignal.any([signal, stop.signal]);
  let lastProgress = Date.now();
  const refusals: Extract<FileOutcome, { kind: 'refused' }>[] = [];

  async function sendPiece(index: number): Promise<void> {
    const piece = pieces[index];
    if (!piece) {
      return;
    }
    const part = { method: target.method, url: piece.url, headers: target.headers, body: file.slice(piece.from, piece.to) };
    let wasLost = false;
    for (let attempt = 0; !either.aborted; attempt++) {
      const outcome: SendOutcome = await send(
        part,
        (bytes) => {
          if (bytes > (sent[index] ?? 0)) {
            lastProgress = Date.now();
            progress.onWaiting(false);
          }
          sent[index] = bytes;
          progress.onSent(sent.reduce((sum, count) => sum + count, 0));
        },
        either,
      );
      if (outcome.kind === 'stored') {
        progress.onWaiting(false);
        return;
      }
      if (outcome.kind === 'refused') {
        // after a lost answer the bytes may be there already, and the address used up: the server knows
        if (!wasLost) {
          refusals.push(outcome);
          stop.abort();
        }
        return;
      }
      wasLost = true;
      if (Date.now() - lastProgress > patience) {
        refusals.push({ kind: 'refused', status: 0, reason: '' });
        stop.abort();
      } else {
        progress.onWaiting(true);
        await waitOrOnline(backOff(attempt), either);
      }
    }
  }

  const waiting = pieces.keys();
  // each lane takes the next piece from the shared iterator
  const lanes = Array.from({ length: Math.min(atOnce, pieces.length) }, async () => {
    for (const index of waiting) {
      await sendPiece(index);
    }
  });
  await Promise.all(lanes);
  return signal.aborted ? { kind: 'aborted' } : (refusals[0] ?? { kind: 'settled' });
}
