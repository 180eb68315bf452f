import * as t from '@babel/types';
import { CannotLower, type Answer, type ResponseRule, type RuleContext } from '../../src/lower/rule.js';

/**
 * The answer of `res.json(value)`. `Response.json(undefined)` throws where Express sends an empty body, so values that
 * may be undefined go through the helper; so does an app with `json spaces` and the like.
 */
export function jsonAnswer(value: t.Expression, context: RuleContext): Answer {
  if (context.settings.jsonIsCustom) throw new CannotLower('JSON with a replacer', value);
  const kind = context.kindOf(value);
  if (context.settings.json) {
    return { kind: 'helper', name: 'json', arguments: [value] };
  }
  if (kind === 'undefined' || kind === 'maybe undefined') return { kind: 'helper', name: 'json', arguments: [value] };
  return { kind: 'json', data: value };
}

/** `res.json(value)`; Express 4 also takes `res.json(status, value)`. */
export const json: ResponseRule = {
  lower(call, context) {
    const values = call.arguments;
    if (values.some((value) => !t.isExpression(value))) throw new CannotLower('res.json(...spread)', call);
    const [first, second] = values as t.Expression[];
    if (!first) return [{ kind: 'answer', answer: { kind: 'helper', name: 'json', arguments: [t.identifier('undefined')] } }];
    if (second && context.major === 4) {
      if (context.kindOf(first) !== 'number') throw new CannotLower('res.json() with two arguments of unknown order', call);
      return [
        { kind: 'status', status: first },
        { kind: 'answer', answer: jsonAnswer(second, context) },
      ];
    }
    return [{ kind: 'answer', answer: jsonAnswer(first, context) }];
  },
};
