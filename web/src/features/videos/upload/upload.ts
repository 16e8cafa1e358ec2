import type { Visibility } from '@/gql/graphql';

/**
 * draft → starting → sending → completing → processing, or failed.
 * signedOut: goes on by itself when the person has signed in again.
 */
export type UploadState = 'draft' | 'starting' | 'sending' | 'completing' | 'signedOut' | 'processing' | 'failed';

export interface Upload {
  key: string;
  file: File;
  title: string;
  description: string;
  visibility: Visibility;
  state: UploadState;
  sent: number;
  /** the connection is away and is being tried again */
  waiting: boolean;
  videoId: string | null;
  problem: string | null;
  /** the input that the problem is about */
  field: string | null;
}

export const isRunning = ({ state }: Upload) => ['starting', 'sending', 'completing', 'signedOut'].includes(state);

/** "holiday_2024-final.mp4" → "holiday 2024 final" */
export const titleFrom = (fileName: string) =>
  fileName
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[_\-\s]+/g, ' ')
    .trim() || fileName;
