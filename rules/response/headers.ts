import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';
import { statement } from '../../src/lower/templates.js';
import { namedContentType } from './content-type.js';
import { appendHeader, asText, setHeader as setOne } from './header-values.js';

/** The properties of an object written out, as names and values; null where it cannot be read one by one. */
export function literalPairs(node: t.Node | undefined): [t.StringLiteral, t.Expression][] | null {
  if (!t.isObjectExpression(node)) return null;
  const pairs = node.properties.map((property): [t.StringLiteral, t.Expression] | null => {
    if (!t.isObjectProperty(property) || property.computed || !t.isExpression(property.value)) return null;
    const { key } = property;
    if (t.isStringLiteral(key)) return [key, property.value];
    return t.isIdentifier(key) ? [t.stringLiteral(key.name), property.value] : null;
  });
  return pairs.includes(null) ? null : (pairs as [t.StringLiteral, t.Expression][]);
}

/** The steps of an object with headers, written out or not. */
export function setAll(object: t.Expression, context: RuleContext, raw: boolean): ResponseStep[] {
  const pairs = literalPairs(object);
  if (pairs) return pairs.flatMap(([name, value]) => setOne(name, value, context, raw));
  const call = raw ? 'for (const [name, value] of Object.entries($object)) $headers.set(name, String(value));' : '$setHeaders($headers, $object);';
  return [
    {
      kind: 'headers',
      names: context.headerNames(object),
      edit: (headers) => [statement(call, { headers, object, ...(!raw && { setHeaders: context.helper('setHeaders') }) })],
    },
  ];
}

function plain(call: t.CallExpression, what: string): t.Expression[] {
  if (!call.arguments.every((value) => t.isExpression(value))) throw new CannotLower(`${what}(...spread)`, call);
  return call.arguments as t.Expression[];
}

/** `res.set(name, value)`, `res.header(…)`, `res.set({ … })`. */
export const set: ResponseRule = {
  lower(call, context) {
    const [name, value] = plain(call, 'res.set');
    if (!name) throw new CannotLower('res.set() without a header', call);
    if (value) return setOne(name, value, context, false);
    if (context.kindOf(name) === 'string') throw new CannotLower('res.set() with a name alone', call);
    return setAll(name, context, false);
  },
};

/** `res.setHeader(name, value)`: Node's own, no charset is added. */
export const setHeader: ResponseRule = {
  lower(call, context) {
    const [name, value] = plain(call, 'res.setHeader');
    if (!name || !value) throw new CannotLower('res.setHeader() without name and value', call);
    if (['undefined', 'null'].includes(context.kindOf(value))) throw new CannotLower('a header without a value, which Node refuses', value);
    return setOne(name, value, context, true);
  },
};

/** `res.append(name, value)`; Node's `res.appendHeader` adds just as well. */
export const append: ResponseRule = {
  lower(call, context) {
    const [name, value] = plain(call, 'res.append');
    if (!name || !value) throw new CannotLower('res.append() without name and value', call);
    return appendHeader(name, value, context);
  },
};

/** `res.removeHeader(name)`. Next's own `X-Powered-By` is switched off in its config. */
export const removeHeader: ResponseRule = {
  lower(call) {
    const [name] = plain(call, 'res.removeHeader');
    if (!name) throw new CannotLower('res.removeHeader() without a name', call);
    if (t.isStringLiteral(name) && name.value.toLowerCase() === 'x-powered-by') return [];
    if (t.isStringLiteral(name)) return [{ kind: 'header', action: 'remove', name }];
    return [{ kind: 'headers', names: [], edit: (headers) => [statement('$headers.delete($name);', { headers, name })] }];
  },
};

/** `res.type(t)`: an extension or a media type. */
export const type: ResponseRule = {
  lower(call, context) {
    const [value] = plain(call, 'res.type');
    if (!value) throw new CannotLower('res.type() without a type', call);
    const full = t.isStringLiteral(value)
      ? t.stringLiteral(namedContentType(value.value, context.major))
      : t.callExpression(context.helper('contentTypeFor'), [value]);
    return [{ kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: full }];
  },
};

/** `res.vary(fields)`. `Headers` joins what is appended, and a name that occurs twice says nothing new. */
export const vary: ResponseRule = {
  lower(call, context) {
    const [fields] = plain(call, 'res.vary');
    const name = () => t.stringLiteral('Vary');
    // vary 1, `append`: "field argument is required", which the wrapper of Express 4 only deprecates.
    if (!fields) throw new CannotLower('res.vary() without a field', call);
    if (t.isArrayExpression(fields)) {
      if (!fields.elements.every((item) => t.isExpression(item))) throw new CannotLower('res.vary(...) with a list that cannot be read', call);
      return (fields.elements as t.Expression[]).map((item) => ({ kind: 'header', action: 'append', name: name(), value: asText(item, context) }));
    }
    if (t.isStringLiteral(fields, { value: '*' })) return [{ kind: 'header', action: 'set', name: name(), value: fields }];
    return [{ kind: 'header', action: 'append', name: name(), value: asText(fields, context) }];
  },
};

