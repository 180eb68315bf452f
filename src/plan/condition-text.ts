import { topBindings } from '../emit/bindings.js';
import { freeNamesOf } from '../emit/free-names.js';
import type { ChainLink } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { textOf } from './source-functions.js';

/** The test of a conditional registration, to be evaluated in another file; null where it needs more than its module. */
export function conditionText(condition: ChainLink['conditions'][number], project: SourceProject): string | null {
  const { code } = project.module(condition.span.file);
  // What Express takes for the setting `env` (express/lib/application.js, `defaultConfiguration`).
  const isPlain = !/\.set\(\s*['"]env['"]/.test(code);
  const written = textOf(project, condition.span);
  const isApp = (name: string) => new RegExp(`\\b(?:const|let|var)\\s+${name}(?:\\s*:[^=]*)?\\s*=\\s*express\\(\\)`).test(code);
  const text = written.replace(/\b(\w+)(?:\.get\(\s*(['"])env\2\s*\)|\.settings\.env\b)/g, (read, name: string) => (isPlain && isApp(name) ? "(process.env.NODE_ENV || 'development')" : read));
  const names = [...freeNamesOf(text).read];
  const bindings = topBindings(project.module(condition.span.file));
  const isKnown = (name: string) => bindings.has(name) || ['process', 'undefined', 'Boolean', 'String', 'Number', 'parseInt'].includes(name);
  // It is asked for each request then, and must still say what it said at start-up.
  const isReassigned = (name: string) => (code.match(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\s*(?:=(?![=>])|\\+\\+|--|[-+*/|&?]{1,2}=)`, 'g')) ?? []).length > 1;
  if (names.some((name) => bindings.get(name)?.kind === 'local' && isReassigned(name))) return null;
  if (!names.every(isKnown) || /\bawait\b|=>|\bfunction\b|\brequire\(/.test(text)) return null;
  const isNegated = condition.text.startsWith('!') && condition.text !== written;
  return isNegated ? `!(${text})` : text;
}
