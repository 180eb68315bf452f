import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type ResponseStep } from '../../src/lower/rule.js';
import { setAll } from './headers.js';

/** `res.writeHead(status, phrase?, headers?)`: Node's own. Only the body may follow it. */
export const writeHead: ResponseRule = {
  lower(call, context) {
    if (!call.arguments.every((value) => t.isExpression(value))) throw new CannotLower('res.writeHead(...spread)', call);
    const [status, ...rest] = call.arguments as t.Expression[];
    if (!status || rest.length > 2) throw new CannotLower('res.writeHead() of another form', call);
    const phrase = rest.length === 2 || (rest[0] && context.kindOf(rest[0]) === 'string') ? rest.shift()! : null;
    const [headers] = rest;
    if (t.isArrayExpression(headers)) throw new CannotLower('res.writeHead() with a list of headers', headers);
    const steps: ResponseStep[] = [{ kind: 'status', status }];
    if (phrase) steps.push({ kind: 'phrase', text: phrase });
    if (headers && !t.isIdentifier(headers, { name: 'undefined' })) steps.push(...setAll(headers, context, true));
    return [...steps, { kind: 'head' }];
  },
};
