import type { SubmitEvent, ReactNode } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { OtherErrors, type FieldError } from '@/components/user-errors';
import styles from './account-form.module.css';

interface Props {
  title: string;
  notice?: string;
  errors: readonly FieldError[];
  fields: readonly string[];
  busy: boolean;
  submit: string;
  onSubmit: (form: FormData) => Promise<void>;
  children: ReactNode;
  foot: ReactNode;
}

/** The frame of signing in and signing up. */
export function AccountForm(props: Props) {
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    void props.onSubmit(new FormData(event.currentTarget));
  }
  return (
    <div className={styles.page}>
      <form className={styles.form} onSubmit={submit} noValidate aria-labelledby="account-title">
        <img src="/sun.svg" alt="" width={44} height={44} />
        <h1 id="account-title" className={styles.title}>
          {props.title}
        </h1>
        {props.notice && <Alert severity="info">{props.notice}</Alert>}
        <OtherErrors errors={props.errors} fields={props.fields} />
        {props.children}
        <Button type="submit" variant="contained" size="large" loading={props.busy}>
          {props.submit}
        </Button>
        <p className={styles.foot}>{props.foot}</p>
      </form>
    </div>
  );
}
