import Alert from '@mui/material/Alert';
import type { UserError } from '@/gql/graphql';

export type FieldError = Pick<UserError, 'message' | 'field'>;

/** The message for one input of a form, if the server or a check named that field. */
export const errorFor = (errors: readonly FieldError[], name: string) => errors.find((error) => error.field?.at(-1) === name)?.message;

/** What belongs to none of the inputs that are shown. */
export function OtherErrors({ errors, fields }: { errors: readonly FieldError[]; fields: readonly string[] }) {
  const others = errors.filter((error) => !fields.includes(error.field?.at(-1) ?? ''));
  return others.length > 0 ? <Alert severity="error">{others.map((error) => error.message).join(' ')}</Alert> : null;
}
