import type { CombinedError } from 'urql';

/** What went wrong, in words for the person at the screen. */
export interface Problem {
  title: string;
  message: string;
  /** a code of the contract's ErrorCode or of a top-level error, if the server gave one */
  code?: string;
}

const byCode: Partial<Record<string, Problem>> = {
  UNAUTHENTICATED: { title: 'Please sign in', message: 'This needs you to be signed in.' },
  FORBIDDEN: { title: 'Not allowed', message: 'You are not allowed to do this.' },
  NOT_FOUND: { title: 'Not found', message: 'It does not exist, or you may not see it.' },
  RATE_LIMITED: { title: 'A little slower, please', message: 'Too many requests in a short time. Try again in a minute.' },
};

export const codeOf = (error: CombinedError) =>
  error.graphQLErrors.map(({ extensions }) => extensions.code).find((code): code is string => typeof code === 'string');

export function isUnauthenticated(error: CombinedError) {
  const response = error.response as Response | undefined;
  return codeOf(error) === 'UNAUTHENTICATED' || response?.status === 401;
}

export function problemOf(error: CombinedError): Problem {
  const response = error.response as Response | undefined;
  const code = codeOf(error) ?? (response?.status === 429 ? 'RATE_LIMITED' : undefined);
  const known = code === undefined ? undefined : byCode[code];
  if (known) {
    return { ...known, code };
  }
  if (error.graphQLErrors.length > 0) {
    return { title: 'That did not work', message: error.graphQLErrors.map(({ message }) => message).join(' '), code };
  }
  return navigator.onLine
    ? { title: 'Sunomi cannot be reached', message: 'The server does not answer right now. Try again in a moment.' }
    : { title: 'You are offline', message: 'Check your connection, then try again.' };
}
