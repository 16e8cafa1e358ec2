/** The text of a form's field, '' when it is absent. */
export function textOf(form: FormData, name: string) {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}
