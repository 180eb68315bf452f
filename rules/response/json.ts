import * as t from '@babel/types';
import { CannotLower, type Answer, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';
import { expression } from '../../src/lower/templates.js';

/**
 * The answer of `res.json(value)`. `Response.json(undefined)` throws where Express sends an empty body, so values that
 * may be undefined go through the helper; so does an app with `json spaces` and the like.
 */
export function jsonAnswer(value: t.Expression, context: RuleContext): Answer {
  if (context.settings.jsonIsCustom) throw new CannotLower('JSON with a replacer', value);
  const kind = context.kindOf(value);
  if (context.settings.json || kind === 'undefined' || kind === 'maybe undefined') return { kind: 'helper', name: 'json', arguments: [value] };
  return { kind: 'json', data: value };
}

/** The two arguments that Express 4 takes in either order: a number behind the value is the status, else the first one is. */
export function statusFirst(call: t.CallExpression, context: RuleContext): { status: t.Expression; value: t.Expression } {
  const [first, second] = call.arguments as t.Expression[];
  const [one, two] = [context.kindOf(first), context.kindOf(second)];
  const isLast = two === 'number' && one !== 'number';
  if (isLast && one !== 'unknown' && one !== 'maybe undefined') return { status: second, value: first };
  if (one === 'number' && !['unknown', 'maybe undefined'].includes(two)) return { status: first, value: second };
  // `res.json(404, error)`: numbers are seldom sent, and a status is a number.
  if (t.isNumericLiteral(first)) return { status: first, value: second };
  throw new CannotLower('two arguments of unknown order', call);
}

function answerSteps(call: t.CallExpression, context: RuleContext, answer: (value: t.Expression) => Answer): ResponseStep[] {
  if (call.arguments.some((value) => !t.isExpression(value))) throw new CannotLower('res.json(...spread)', call);
  const [first, second] = call.arguments as t.Expression[];
  if (!first) return [{ kind: 'answer', answer: answer(t.identifier('undefined')) }];
  if (!second || context.major === 5) return [{ kind: 'answer', answer: answer(first) }];
  const { status, value } = statusFirst(call, context);
  return [
    { kind: 'status', status },
    { kind: 'answer', answer: answer(value) },
  ];
}

/** `res.json(value)`; Express 4 also takes `res.json(status, value)`. */
export const json: ResponseRule = {
  lower: (call, context) => answerSteps(call, context, (value) => jsonAnswer(value, context)),
};

/** What names the function to call: the parameter of the setting `jsonp callback name`. */
function callbackName(context: RuleContext, node: t.Node): t.Expression {
  const { queryParser, jsonpCallback } = context.settings;
  if (jsonpCallback === null || !['simple', 'extended'].includes(queryParser)) throw new CannotLower('res.jsonp() with settings that cannot be read', node);
  context.helper('parseQuery');
  const name = t.stringLiteral(jsonpCallback ?? 'callback');
  const query = context.prologue('query', 'parseQuery($request)');
  return t.isValidIdentifier(name.value) ? t.memberExpression(query, t.identifier(name.value)) : expression('$query[$name]', { query, name });
}

/** `res.jsonp(value)`. */
export const jsonp: ResponseRule = {
  lower(call, context) {
    if (context.settings.jsonIsCustom) throw new CannotLower('JSON with a replacer', call);
    return answerSteps(call, context, (value) => ({ kind: 'helper', name: 'jsonp', arguments: [callbackName(context, call), value] }));
  },
};
