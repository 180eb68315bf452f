/** A word with its first letter in upper case. */
export function capital(text: string): string {
  return text[0].toUpperCase() + text.slice(1);
}

/** A name as the key of an object. */
export function propertyName(name: string): string {
  return /^(?:[A-Za-z_$][\w$]*|\d+)$/.test(name) ? name : `'${name}'`;
}

/** How a member of an object is written. */
export function memberText(object: string, name: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(name)) return `${object}.${name}`;
  return /^\d+$/.test(name) ? `${object}[${name}]` : `${object}['${name}']`;
}
