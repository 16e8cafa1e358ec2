import { useEffect, useRef, type SubmitEvent } from 'react';
import { mdiMagnify } from '@mdi/js';
import { useNavigate, useSearchParams } from 'react-router';
import { Icon } from '@/components/icon';
import styles from './search-box.module.css';

/** Search from anywhere; "/" jumps into it. */
export function SearchBox({ focused, onDone }: { focused: boolean; onDone: () => void }) {
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const query = search.get('q') ?? '';
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (focused) {
      input.current?.focus();
    }
  }, [focused]);

  useEffect(() => {
    function jump(event: KeyboardEvent) {
      const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, [contenteditable]');
      if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        input.current?.focus();
      }
    }
    window.addEventListener('keydown', jump);
    return () => window.removeEventListener('keydown', jump);
  }, []);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    const words = input.current?.value.trim();
    if (words) {
      void navigate(`/search?q=${encodeURIComponent(words)}`);
      input.current?.blur();
      onDone();
    }
  }

  return (
    <search>
      <form className={styles.box} onSubmit={submit} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && onDone()}>
        <input
          key={query}
          ref={input}
          className={styles.input}
          type="search"
          name="q"
          aria-label="Search videos"
          placeholder="Search"
          defaultValue={query}
          maxLength={200}
          enterKeyHint="search"
        />
        <button className={styles.button} type="submit" aria-label="Search">
          <Icon path={mdiMagnify} size={22} />
        </button>
      </form>
    </search>
  );
}
