/*
 * The fields of a form as the state of its page. The page's address keeps those that were changed, in
 * its fragment, which no browser sends to a server.
 */

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The values that differ from those at the beginning. */
export function changedFields(form: HTMLFormElement): URLSearchParams {
  const changed = fieldsOf(form).filter(field => !isInitial(field));
  return new URLSearchParams(changed.map(field => [field.name, valueOf(field)]));
}

/** Sets all fields. A field without a value gets its first one. */
export function setFields(form: HTMLFormElement, values: URLSearchParams): void {
  form.reset();
  for (const field of fieldsOf(form)) {
    const value = values.get(field.name);
    if (value === null) continue;
    if (field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)) {
      field.checked = field.type === 'checkbox' || field.value === value;
    } else if (field instanceof HTMLSelectElement) {
      // A list keeps its own value if it does not have this one.
      if ([...field.options].some(option => option.value === value)) field.value = value;
    } else field.value = value;
  }
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (one): one is Field =>
      (one instanceof HTMLInputElement ||
        one instanceof HTMLSelectElement ||
        one instanceof HTMLTextAreaElement) &&
      one.name !== '',
  );
}

function isInitial(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const initial = [...field.options].find(option => option.defaultSelected) ?? field.options[0];
    return field.value === initial?.value;
  }
  if (field instanceof HTMLInputElement && field.type === 'radio')
    return !field.checked || field.defaultChecked;
  if (field instanceof HTMLInputElement && field.type === 'checkbox')
    return field.checked === field.defaultChecked;
  return field.value === field.defaultValue;
}

function valueOf(field: Field): string {
  return field instanceof HTMLInputElement && field.type === 'checkbox' ? '' : field.value;
}
