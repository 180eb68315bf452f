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
  const text = isPlain ? written.replace(/\b[A-Za-z_$][\w$]*(?:\.get\(\s*(['"])env\1\s*\)|\.settings\.env\b)/g, "(process.env.NODE_ENV || 'development')") : written;
  const names = [...freeNamesOf(text).read];
  const bindings = topBindings(project.module(condition.span.file));
  const isKnown = (name: string) => bindings.has(name) || ['process', 'undefined', 'Boolean', 'String', 'Number', 'parseInt'].includes(name);
  if (!names.every(isKnown) || /\bawait\b|=>|\bfunction\b|\brequire\(/.test(text)) return null;
  const isNegated = condition.text.startsWith('!') && condition.text !== written;
  return isNegated ? `!(${text})` : text;
}
