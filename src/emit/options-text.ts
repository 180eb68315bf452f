import { parseExpression } from '@babel/parser';
import * as t from '@babel/types';
import MagicString from 'magic-string';

/**
 * An object literal with other values for some of its properties.
 *
 * @param values text by property name: of a value, or of a method where the property is one
 */
export function replaceOptions(text: string, values: ReadonlyMap<string, string>): string {
  const node = parseExpression(text, { plugins: ['typescript'] });
  if (!t.isObjectExpression(node)) throw new Error('options that are no object literal');
  const result = new MagicString(text);
  for (const property of node.properties) {
    if (t.isSpreadElement(property) || property.computed) continue;
    const name = t.isIdentifier(property.key) ? property.key.name : t.isStringLiteral(property.key) ? property.key.value : '';
    const value = values.get(name);
    if (value === undefined) continue;
    if (t.isObjectMethod(property) && !/^[a-z]+\s*\(/i.test(value)) result.overwrite(property.start!, property.end!, `${name}: ${value}`);
    else if (t.isObjectMethod(property)) result.overwrite(property.start!, property.end!, value);
    else if (property.shorthand) result.overwrite(property.start!, property.end!, `${name}: ${value}`);
    else result.overwrite(property.value.start!, property.value.end!, value);
  }
  return result.toString();
}
