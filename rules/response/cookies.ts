import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';

const SET_COOKIE = () => t.stringLiteral('Set-Cookie');

function isSigned(options: t.Expression | undefined): boolean | null {
  if (!options) return false;
  if (!t.isObjectExpression(options)) return null;
  for (const property of options.properties) {
    if (!t.isObjectProperty(property)) return null;
    if (t.isIdentifier(property.key, { name: 'signed' })) return !t.isBooleanLiteral(property.value, { value: false });
  }
  return false;
}

/** The arguments, and the secret where the options may ask for a signature. */
function withSecret(values: t.Expression[], options: number, call: t.Node, context: RuleContext): t.Expression[] {
  const signed = context.settings.cookieSecret !== undefined && isSigned(values[options]);
  return signed === false ? values : [...values, context.cookieSecret(call)!];
}

function appended(helper: string, values: t.Expression[], context: RuleContext): ResponseStep[] {
  return [{ kind: 'header', action: 'append', name: SET_COOKIE(), value: t.callExpression(context.helper(helper), values) }];
}

/** `res.cookie(name, value, options)`. Each call adds a header; Next's own `cookies.set` would replace one of the same name. */
export const cookie: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.cookie(...spread)', call);
    const values = call.arguments as t.Expression[];
    return appended('serializeCookie', withSecret(values, 2, call, context), context);
  },
};

/** `res.clearCookie(name, options)`. */
export const clearCookie: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.clearCookie(...spread)', call);
    return appended('clearCookie', withSecret(call.arguments as t.Expression[], 1, call, context), context);
  },
};
