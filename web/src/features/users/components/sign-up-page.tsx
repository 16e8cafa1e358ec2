import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { Link, Navigate, useSearchParams } from 'react-router';
import { errorFor, type FieldError } from '@/components/user-errors';
import { problemOf } from '@/lib/graphql/problem';
import { useSession } from '@/lib/session';
import { pathAfterSignIn } from '@/lib/sign-in-path';
import { useTitle } from '@/lib/use-title';
import { useSignUp } from '../api/sign-up';
import { startSession } from '../api/session-user';
import { AccountForm } from './account-form';
import { PasswordField } from './password-field';
import { textOf } from './text-of';

/** Only what saves a round trip: the server knows all the rules and answers with the field. */
function check(input: { username: string; email: string; password: string }) {
  const errors: FieldError[] = [];
  if (!input.username) {
    errors.push({ field: ['username'], message: 'Choose a user name.' });
  }
  if (!/^\S+@\S+$/.test(input.email)) {
    errors.push({ field: ['email'], message: 'Enter your e-mail address.' });
  }
  if (!input.password) {
    errors.push({ field: ['password'], message: 'Choose a password.' });
  }
  return errors;
}

export default function SignUpPage() {
  useTitle('Create an account');
  const [search] = useSearchParams();
  const signedIn = useSession() !== null;
  const [{ fetching }, signUp] = useSignUp();
  const [errors, setErrors] = useState<readonly FieldError[]>([]);

  if (signedIn) {
    return <Navigate to={pathAfterSignIn(search)} replace />;
  }

  async function submit(form: FormData) {
    const input = {
      username: textOf(form, 'username').trim(),
      email: textOf(form, 'email').trim(),
      password: textOf(form, 'password'),
    };
    const wrong = check(input);
    setErrors(wrong);
    if (wrong.length > 0) {
      return;
    }
    const { data, error } = await signUp({ input });
    if (error) {
      setErrors([{ message: problemOf(error).message }]);
    } else if (data && !startSession(data.signUp)) {
      setErrors(data.signUp.errors);
    }
  }

  return (
    <AccountForm
      title="Create an account"
      errors={errors}
      fields={['username', 'email', 'password']}
      busy={fetching}
      submit="Create account"
      onSubmit={submit}
      foot={
        <>
          Already here? <Link to={{ pathname: '/sign-in', search: search.toString() }}>Sign in</Link>
        </>
      }
    >
      <TextField
        name="username"
        label="User name"
        autoComplete="username"
        error={errorFor(errors, 'username') !== undefined}
        helperText={errorFor(errors, 'username') ?? 'Others see this name; your channel is called after it.'}
        slotProps={{ htmlInput: { autoCapitalize: 'none', spellCheck: false } }}
      />
      <TextField
        name="email"
        label="E-mail"
        type="email"
        autoComplete="email"
        error={errorFor(errors, 'email') !== undefined}
        helperText={errorFor(errors, 'email')}
      />
      <PasswordField autoComplete="new-password" error={errorFor(errors, 'password')} />
    </AccountForm>
  );
}
