import { act, renderHook } from '@testing-library/react';
import { CombinedError, Provider, type Client } from 'urql';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { concat, fromValue, never } from 'wonka';
import { useVideoProcessing } from './video-processing';

const answer = (status: string) => ({ data: { video: { id: 'v', processing: { videoId: 'v', status, percent: 40, renditions: [] } } } });

describe('the progress of a video', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });

  afterEach(() => {
    vi.useRealTimers();
  });

  it('is asked for again when the first question failed', () => {
    const answers: object[] = [{ error: new CombinedError({ networkError: new Error('the server is away') }) }, answer('PROCESSING'), answer('READY')];
    const executeQuery = vi.fn((operation: object) => concat([fromValue({ operation, stale: false, hasNext: false, ...(answers.shift() ?? answer('READY')) }), never]));
    const client = { executeQuery, executeSubscription: () => never } as unknown as Client;

    const { result } = renderHook(() => useVideoProcessing('v'), { wrapper: ({ children }) => <Provider value={client}>{children}</Provider> });
    expect(result.current).toBeNull();

    act(() => {
      vi.advanceTimersByTime(8_000);
    });
    expect(result.current?.status).toBe('PROCESSING');
    act(() => {
      vi.advanceTimersByTime(8_000);
    });
    expect(result.current?.status).toBe('READY');

    act(() => {
      vi.advanceTimersByTime(60_000);
    });
    expect(executeQuery).toHaveBeenCalledTimes(3);
  });
});
