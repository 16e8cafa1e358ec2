import type { CombinedError } from 'urql';
import { problemOf } from './problem';

interface Result<Data> {
  data?: Data | undefined;
  error?: CombinedError | undefined;
}

/** One sentence for a mutation that did not work, null when it did. */
export function failureOf<Data>({ data, error }: Result<Data>, errorsOf: (data: Data) => readonly { message: string }[]): string | null {
  if (error) {
    return problemOf(error).message;
  }
  const errors = data === undefined ? [] : errorsOf(data);
  return errors.length > 0 ? errors.map(({ message }) => message).join(' ') : null;
}
