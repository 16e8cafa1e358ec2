import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import Button from '@mui/material/Button';
import styles from './comment-form.module.css';

interface Props {
  label: string;
  submit: string;
  initial?: string;
  /** opened by the person in order to write: takes the keyboard at once */
  focused?: boolean;
  /** answers what went wrong, null when it is done */
  onSubmit: (text: string) => Promise<string | null>;
  onCancel?: () => void;
}

/** Where a comment is written or changed; Ctrl+Enter sends it, Escape gives up. */
export function CommentForm({ label, submit, initial = '', focused = false, onSubmit, onCancel }: Props) {
  const id = useId();
  const form = useRef<HTMLFormElement>(null);
  const input = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(initial);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    if (focused) {
      input.current?.focus();
    }
  }, [focused]);

  async function send(event: SubmitEvent) {
    event.preventDefault();
    if (!text.trim() || busy) {
      return;
    }
    setBusy(true);
    const wrong = await onSubmit(text.trim());
    setBusy(false);
    setProblem(wrong);
    if (wrong === null) {
      setText('');
    }
  }

  function cancel() {
    setText(initial);
    setProblem(null);
    onCancel?.();
  }

  return (
    <form ref={form} className={styles.form} onSubmit={(event) => void send(event)}>
      <div className={styles.grow} data-text={text}>
        <textarea
          ref={input}
          className={styles.text}
          aria-label={label}
          placeholder={label}
          aria-describedby={problem ? id : undefined}
          aria-invalid={problem !== null}
          rows={1}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              form.current?.requestSubmit();
            } else if (event.key === 'Escape') {
              cancel();
            }
          }}
        />
      </div>
      {problem && (
        <p id={id} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {(text || onCancel) && (
        <div className={styles.actions}>
          <Button size="small" onClick={cancel}>
            Cancel
          </Button>
          <Button size="small" type="submit" variant="contained" loading={busy} disabled={!text.trim()}>
            {submit}
          </Button>
        </div>
      )}
    </form>
  );
}
