import * as t from '@babel/types';
import mime from 'mime-types';
import { CannotLower, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';

/** `text/plain` → `text/plain; charset=utf-8`, as `res.set('Content-Type', …)` and `res.type()` add it. */
function contentType(value: string, context: RuleContext, lookup: boolean): string {
  if (lookup && !value.includes('/')) return mime.contentType(value) || 'application/octet-stream';
  if (/;\s*charset\s*=/i.test(value)) return value;
  const charset = mime.charset(value.split(';')[0]);
  if (context.major === 4 && !charset) return value;
  return charset ? `${value}; charset=${charset.toLowerCase()}` : value;
}

/** Header values are strings on the web platform; Express stringifies what it is given. */
function headerValue(name: t.Expression, value: t.Expression, context: RuleContext, raw: boolean): t.Expression {
  if (t.isStringLiteral(name) && name.value.toLowerCase() === 'content-type' && !raw) {
    if (!t.isStringLiteral(value)) throw new CannotLower('a Content-Type that is not a literal', value);
    const full = contentType(value.value, context, context.major === 5);
    return full === value.value ? value : t.stringLiteral(full);
  }
  const kind = context.kindOf(value);
  if (t.isArrayExpression(value)) throw new CannotLower('a header with several values', value);
  if (kind === 'string' || raw) return kind === 'string' ? value : stringify(value);
  return stringify(value);
}

function stringify(value: t.Expression): t.Expression {
  if (t.isNumericLiteral(value) || t.isBooleanLiteral(value)) return t.stringLiteral(String(value.value));
  return t.callExpression(t.identifier('String'), [value]);
}

function setOne(name: t.Expression, value: t.Expression, context: RuleContext, raw: boolean): ResponseStep {
  if (!t.isStringLiteral(name)) throw new CannotLower('a header name that is not a literal', name);
  return { kind: 'header', action: 'set', name, value: headerValue(name, value, context, raw) };
}

function pairs(call: t.CallExpression, context: RuleContext, raw: boolean): ResponseStep[] {
  const [name, value] = call.arguments;
  if (t.isObjectExpression(name)) {
    return name.properties.map((property) => {
      if (!t.isObjectProperty(property) || property.computed || !t.isExpression(property.value)) {
        throw new CannotLower('headers that cannot be read one by one', property);
      }
      const key = t.isIdentifier(property.key) ? t.stringLiteral(property.key.name) : property.key;
      return setOne(key as t.Expression, property.value, context, raw);
    });
  }
  if (!t.isExpression(name) || !t.isExpression(value)) throw new CannotLower('a header without name and value', call);
  return [setOne(name, value, context, raw)];
}

/** `res.set(name, value)`, `res.header(…)`, `res.set({ … })`. */
export const set: ResponseRule = { lower: (call, context) => pairs(call, context, false) };

/** `res.setHeader(name, value)`: Node's own, no charset is added. */
export const setHeader: ResponseRule = { lower: (call, context) => pairs(call, context, true) };

/** `res.append(name, value)`. */
export const append: ResponseRule = {
  lower(call) {
    const [name, value] = call.arguments;
    if (!t.isStringLiteral(name) || !t.isExpression(value) || t.isArrayExpression(value)) {
      throw new CannotLower('res.append() with computed arguments', call);
    }
    return [{ kind: 'header', action: 'append', name, value }];
  },
};

/** `res.removeHeader(name)`. */
export const removeHeader: ResponseRule = {
  lower(call) {
    const [name] = call.arguments;
    if (!t.isStringLiteral(name)) throw new CannotLower('res.removeHeader() with a computed name', call);
    return [{ kind: 'header', action: 'remove', name }];
  },
};

/** `res.type(t)`: an extension or a media type. */
export const type: ResponseRule = {
  lower(call, context) {
    const [value] = call.arguments;
    if (!t.isStringLiteral(value)) throw new CannotLower('res.type() with a computed value', call);
    const full = value.value.includes('/') ? value.value : contentType(value.value, { ...context, major: 5 }, true);
    const named = context.major === 4 ? full.replace(/^text\/javascript/, 'application/javascript') : full;
    return [{ kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: t.stringLiteral(contentType(named, context, false)) }];
  },
};
