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

function appended(helper: string, values: t.Expression[], context: RuleContext): ResponseStep[] {
  return [{ kind: 'header', action: 'append', name: SET_COOKIE(), value: t.callExpression(context.helper(helper), values) }];
}

/** `res.cookie(name, value, options)`. Each call adds a header; Next's own `cookies.set` would replace one of the same name. */
export const cookie: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.cookie(...spread)', call);
    const values = call.arguments as t.Expression[];
    const signed = context.settings.cookieSecret !== undefined && isSigned(values[2]);
    if (signed === false) return appended('serializeCookie', values, context);
    return appended('serializeCookie', [...values, context.cookieSecret(call)!], context);
  },
};

/** `res.clearCookie(name, options)`. */
export const clearCookie: ResponseRule = {
  lower(call, context) {
    if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.clearCookie(...spread)', call);
    return appended('clearCookie', call.arguments as t.Expression[], context);
  },
};
