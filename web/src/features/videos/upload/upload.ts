import type { Visibility } from '@/gql/graphql';

/**
 * draft → starting → sending → processing, or failed; paused on the way.
 * signedOut: goes on by itself when the person has signed in again.
 */
export type UploadState = 'draft' | 'starting' | 'sending' | 'paused' | 'signedOut' | 'processing' | 'failed';

export interface Upload {
  key: string;
  file: File;
  /** tells the file of this person apart from others */
  fingerprint: string;
  /** the video whose file it is to replace; null: it becomes a video of its own */
  replaces: string | null;
  title: string;
  description: string;
  visibility: Visibility;
  state: UploadState;
  sent: number;
  /** the connection is away and is being tried again */
  waiting: boolean;
  videoId: string | null;
  /** of the bytes' upload, by tus; null until it was begun */
  address: string | null;
  problem: string | null;
  /** the input that the problem is about */
  field: string | null;
}

export const isRunning = ({ state }: Upload) => ['starting', 'sending', 'signedOut'].includes(state);

/** Only to guide the picker: the server looks into the file itself. */
export const accepted = 'video/*,.mkv,.ts,.m2ts,.mts,.flv,.avi,.wmv';

/** "holiday_2024-final.mp4" → "holiday 2024 final" */
export const titleFrom = (fileName: string) =>
  fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_\-\s]+/g, ' ')
    .trim() || fileName;
