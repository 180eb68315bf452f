import { parse } from '@babel/parser';
import MagicString from 'magic-string';
import { walk } from '../lower/templates.js';
import type { AppValue } from '../plan/app-values.js';
import { requiredBy } from './bindings.js';
import type { Emission } from './emission.js';
import { freeNamesOf } from './free-names.js';
import type { Imports } from './imports.js';

/**
 * A value that the app was given, as text of another file: what it names is imported, what it requires in place too, and
 * paths lead to where their files are in the target.
 *
 * @param path of the file, with its imports
 * @throws CannotReference for what no other file can import
 */
export function valueText(emission: Emission, value: AppValue, path: string, imports: Imports): string {
  const span = { file: value.file, start: 0, end: 0, line: 1, column: 1 };
  const head = '_ = ';
  const text = new MagicString(`${head}${value.text};`);
  const ast = parse(text.original, { sourceType: 'script', plugins: ['typescript', 'decorators-legacy'] });
  walk(ast.program, (node) => {
    const required = requiredBy(node);
    if (!required) return;
    const member = required.imported.kind === 'name' ? required.imported.name : undefined;
    text.overwrite(node.start!, node.end!, emission.importRequired(required.specifier, member, span, path, imports));
    return false;
  });
  const free = [...freeNamesOf(value.text).read].filter((name) => name !== 'require');
  const moved = emission.movedText(text.toString().slice(head.length, -1), free, span, path, imports);
  return emission.placePaths(moved, value.file, 'expression');
}
