import { useSyncExternalStore } from 'react';

/** Who is signed in in this browser. The only module that knows where the token is kept. */
export interface Session {
  accessToken: string;
  /** RFC 3339 instant */
  expiresAt: string;
  userId: string;
  username: string;
  displayName: string;
}

const key = 'sunomi.session';
const listeners = new Set<() => void>();
const endListeners = new Set<() => void>();
let current = read();
let expiry: ReturnType<typeof setTimeout> | undefined;

/** setTimeout counts milliseconds in 32 bits */
const longestTimeout = 2 ** 31 - 1;

function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) {
    return false;
  }
  const fields = value as Record<string, unknown>;
  return ['accessToken', 'expiresAt', 'userId', 'username', 'displayName'].every((name) => typeof fields[name] === 'string');
}

function read(): Session | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isSession(stored) && Date.parse(stored.expiresAt) > Date.now() ? stored : null;
  } catch {
    return null; // blocked or damaged storage is the same as being signed out
  }
}

function change(next: Session | null) {
  current = next;
  try {
    if (next) {
      localStorage.setItem(key, JSON.stringify(next));
    } else {
      localStorage.removeItem(key);
    }
  } catch {
    // storage is blocked: the session lasts as long as this page
  }
  announce();
}

function announce() {
  clearTimeout(expiry);
  if (current) {
    expiry = setTimeout(expire, Math.min(Date.parse(current.expiresAt) - Date.now(), longestTimeout));
  }
  listeners.forEach((listener) => {
    listener();
  });
}

/** The server no longer accepts the token, or its time is over: sign out and tell the listeners of onSessionEnd. */
function expire() {
  if (current) {
    change(null);
    endListeners.forEach((listener) => {
      listener();
    });
  }
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

export const session = {
  get: () => current,
  start: (next: Session) => change(next),
  /** The person signs out. */
  stop: () => change(null),
  expire,
  subscribe,
  /** Called when a session ends that nobody asked to end. */
  onEnd(listener: () => void) {
    endListeners.add(listener);
    return () => void endListeners.delete(listener);
  },
};

export const useSession = () => useSyncExternalStore(subscribe, session.get);

window.addEventListener('storage', (event) => {
  if (event.key === key || event.key === null) {
    current = read(); // another tab signed in or out
    announce();
  }
});
announce();
