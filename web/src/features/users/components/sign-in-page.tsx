import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { Link, Navigate, useSearchParams } from 'react-router';
import { errorFor, type FieldError } from '@/components/user-errors';
import { problemOf } from '@/lib/graphql/problem';
import { useSession } from '@/lib/session';
import { pathAfterSignIn } from '@/lib/sign-in-path';
import { useTitle } from '@/lib/use-title';
import { useSignIn } from '../api/sign-in';
import { startSession } from '../api/session-user';
import { AccountForm } from './account-form';
import { PasswordField } from './password-field';
import { textOf } from './text-of';

export default function SignInPage() {
  useTitle('Sign in');
  const [search] = useSearchParams();
  const signedIn = useSession() !== null;
  const [{ fetching }, signIn] = useSignIn();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  if (signedIn) {
    return <Navigate to={pathAfterSignIn(search)} replace />;
  }

  async function submit(form: FormData) {
    const login = textOf(form, 'login').trim();
    const password = textOf(form, 'password');
    const missing: FieldError[] = [];
    if (!login) {
      missing.push({ field: ['login'], message: 'Enter your user name or e-mail address.' });
    }
    if (!password) {
      missing.push({ field: ['password'], message: 'Enter your password.' });
    }
    setErrors(missing);
    if (missing.length > 0) {
      return;
    }
    const { data, error } = await signIn({ input: { login, password } });
    if (error) {
      setErrors([{ message: problemOf(error).message }]);
    } else if (data && !startSession(data.signIn)) {
      setErrors(data.signIn.errors);
    }
  }

  return (
    <AccountForm
      title="Sign in"
      notice={search.has('next') ? 'Sign in to go on where you were.' : undefined}
      errors={errors}
      fields={['login', 'password']}
      busy={fetching}
      submit="Sign in"
      onSubmit={submit}
      foot={
        <>
          New here? <Link to={{ pathname: '/sign-up', search: search.toString() }}>Create an account</Link>
        </>
      }
    >
      <TextField
        name="login"
        label="User name or e-mail"
        autoComplete="username"
        error={errorFor(errors, 'login') !== undefined}
        helperText={errorFor(errors, 'login')}
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
      />
      <PasswordField autoComplete="current-password" error={errorFor(errors, 'password')} />
    </AccountForm>
  );
}
