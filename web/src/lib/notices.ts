import { useSyncExternalStore } from 'react';

/** A short message at the foot of the page, for what has no better place. */
export interface Notice {
  id: number;
  text: string;
  severity: 'success' | 'info' | 'error';
  action?: { label: string; href: string };
}

let notices: readonly Notice[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly Notice[]) {
  notices = next;
  listeners.forEach((listener) => {
    listener();
  });
}

export function notify(notice: Omit<Notice, 'id'>) {
  // the same words twice in a row say nothing new
  set([...notices.filter((other) => other.text !== notice.text), { ...notice, id: ++lastId }]);
}

export function dismiss(id: number) {
  set(notices.filter((notice) => notice.id !== id));
}

export const useNotices = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    () => notices,
  );
