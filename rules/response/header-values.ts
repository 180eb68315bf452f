import * as t from '@babel/types';
import type { ResponseStep, RuleContext } from '../../src/lower/rule.js';
import { copy, expression, statement, statements } from '../../src/lower/templates.js';
import { contentTypeOf } from './content-type.js';
import { CannotLower } from '../../src/lower/rule.js';

/** A header value as text, which Express and Node make of it; the web platform wants a string. */
export function asText(value: t.Expression, context: RuleContext): t.Expression {
  if (t.isNumericLiteral(value) || t.isBooleanLiteral(value)) return t.stringLiteral(String(value.value));
  if (context.kindOf(value) === 'string') return value;
  return t.callExpression(t.identifier('String'), [value]);
}

const isNamed = (name: t.Expression, wanted: string): boolean => t.isStringLiteral(name) && name.value.toLowerCase() === wanted;

/**
 * The steps that give a header a value.
 *
 * @param raw Node's own `setHeader`: no charset is added to a content type
 * @throws CannotLower for a value that Express refuses
 */
export function setHeader(name: t.Expression, value: t.Expression, context: RuleContext, raw: boolean): ResponseStep[] {
  if (t.isArrayExpression(value)) return setEach(name, value, context);
  if (isNamed(name, 'content-type') && !raw) return [{ kind: 'header', action: 'set', name, value: contentType(value, context) }];
  if (isNamed(name, 'set-cookie') && isList(value, context)) {
    return [{ kind: 'header', action: 'remove', name }, appendEach(name, value)];
  }
  if (t.isStringLiteral(name)) return [{ kind: 'header', action: 'set', name, value: isList(value, context) ? joined(value) : asText(value, context) }];
  return [{ kind: 'headers', names: context.headerNames(name), edit: (headers) => [raw ? rawEdit(headers, name, value, context) : edit(headers, name, value, context)] }];
}

function rawEdit(headers: t.Identifier, name: t.Expression, value: t.Expression, context: RuleContext): t.Statement {
  return statement('$headers.set($name, $value);', { headers, name, value: isList(value, context) ? joined(value) : asText(value, context) });
}

/** Whether a name is `Content-Type` shows when the program runs. */
function edit(headers: t.Identifier, name: t.Expression, value: t.Expression, context: RuleContext): t.Statement {
  return statement('$setHeader($headers, $name, $value);', { setHeader: context.helper('setHeader'), headers, name, value });
}

function contentType(value: t.Expression, context: RuleContext): t.Expression {
  if (t.isStringLiteral(value)) {
    const full = contentTypeOf(value.value, context.major);
    return full === value.value ? value : t.stringLiteral(full);
  }
  return t.callExpression(context.helper('contentTypeHeader'), [asText(value, context)]);
}

/** Express refuses a list for `Content-Type`; for other names each item is a header (Node: http, `setHeader`). */
function setEach(name: t.Expression, list: t.ArrayExpression, context: RuleContext): ResponseStep[] {
  if (isNamed(name, 'content-type')) throw new CannotLower('a Content-Type that is a list', list);
  if (!list.elements.every((item) => t.isExpression(item))) throw new CannotLower('a header with a list that cannot be read', list);
  const steps = (list.elements as t.Expression[]).map((item, i): ResponseStep => {
    const value = asText(item, context);
    return { kind: 'header', action: i === 0 ? 'set' : 'append', name, value };
  });
  if (!t.isStringLiteral(name)) throw new CannotLower('a header name that is not a literal, with a list', name);
  return steps.length > 0 ? steps : [{ kind: 'header', action: 'remove', name }];
}

/** `res.append(name, value)`: one more header of that name for each value. */
export function appendHeader(name: t.Expression, value: t.Expression, context: RuleContext): ResponseStep[] {
  if (isNamed(name, 'content-type')) throw new CannotLower('res.append() of a Content-Type', value);
  if (t.isArrayExpression(value) && value.elements.every((item) => t.isExpression(item))) {
    return (value.elements as t.Expression[]).flatMap((item) => appendHeader(name, item, context));
  }
  if (isList(value, context)) return [appendEach(name, value)];
  if (isNamed(name, 'set-cookie') && context.kindOf(value) !== 'string') {
    return [appendEach(name, expression('[$value].flat()', { value }))];
  }
  const text = asText(value, context);
  if (t.isStringLiteral(name)) return [{ kind: 'header', action: 'append', name, value: text }];
  return [{ kind: 'headers', names: context.headerNames(name), edit: (headers) => [statement('$headers.append($name, $text);', { headers, name, text })] }];
}

function appendEach(name: t.Expression, list: t.Expression): ResponseStep {
  return {
    kind: 'headers',
    names: t.isStringLiteral(name) ? [name.value.toLowerCase()] : null,
    edit: (headers) => statements('for (const value of $list) $headers.append($name, value);', { headers, name: copy(name), list }),
  };
}

/** True for values whose form says that they are arrays. */
function isList(value: t.Expression, context: RuleContext): boolean {
  if (t.isArrayExpression(value)) return true;
  if (!t.isCallExpression(value) || !t.isMemberExpression(value.callee) || context.kindOf(value) !== 'object') return false;
  return t.isIdentifier(value.callee.property) && ['map', 'filter', 'flat', 'flatMap', 'concat', 'sort', 'reverse'].includes(value.callee.property.name);
}

/** Several values of one header are the same as one with commas between them (RFC 9110, 5.3). */
function joined(list: t.Expression): t.Expression {
  return expression("$list.join(', ')", { list });
}
