import { beforeEach, describe, expect, it, vi } from 'vitest';

const person = { accessToken: 't', userId: 'u', username: 'ann', displayName: 'Ann' };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** The module as a page has it that was just loaded. */
async function load() {
  vi.resetModules();
  return (await import('./session')).session;
}

beforeEach(() => {
  vi.useRealTimers();
  localStorage.clear();
});

describe('the session', () => {
  it('outlives a reload', async () => {
    (await load()).start({ ...person, expiresAt: inAnHour() });

    expect((await load()).get()?.username).toBe('ann');
  });

  it('does not outlive its time', async () => {
    (await load()).start({ ...person, expiresAt: new Date(Date.now() - 1).toISOString() });

    expect((await load()).get()).toBeNull();
  });

  it('ends by itself when its time comes, and says so', async () => {
    vi.useFakeTimers();
    const session = await load();
    const ended = vi.fn();
    session.onEnd(ended);
    session.start({ ...person, expiresAt: inAnHour() });

    vi.advanceTimersByTime(3_600_001);

    expect(session.get()).toBeNull();
    expect(ended).toHaveBeenCalledOnce();
  });

  it('says nothing when the person signs out', async () => {
    const session = await load();
    const ended = vi.fn();
    session.onEnd(ended);
    session.start({ ...person, expiresAt: inAnHour() });

    session.stop();

    expect(ended).not.toHaveBeenCalled();
  });

  it('takes damaged storage for being signed out', async () => {
    localStorage.setItem('sunomi.session', '{"accessToken":1}');

    expect((await load()).get()).toBeNull();
  });
});
