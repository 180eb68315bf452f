import * as t from '@babel/types';
import { CannotLower, type ResponseStep, type RuleContext } from './rule.js';
import { RESPONSE_RULES } from './response-rules.js';

/** `res.status(404).json(x)` as the calls in the order in which they run, or null when `node` is no such chain. */
export function responseCalls(node: t.Node, isResponse: (node: t.Node) => boolean): t.CallExpression[] | null {
  const calls: t.CallExpression[] = [];
  let current: t.Node = node;
  while (t.isCallExpression(current) && t.isMemberExpression(current.callee)) {
    calls.unshift(current);
    current = current.callee.object;
  }
  return calls.length > 0 && isResponse(current) ? calls : null;
}

/**
 * The steps that a chain takes.
 *
 * @throws CannotLower where a member has no rule
 */
export function responseSteps(calls: t.CallExpression[], context: RuleContext): ResponseStep[] {
  const steps: ResponseStep[] = [];
  for (const call of calls) {
    const name = memberName(call.callee as t.MemberExpression);
    const rule = name ? RESPONSE_RULES.get(name) : undefined;
    if (!rule) throw new CannotLower(`res.${name ?? '[computed]'}()`, call);
    const answered = steps.some((step) => step.kind === 'answer');
    // `res.json(x).end()` ends what has been sent already.
    if (answered && name === 'end') continue;
    if (answered) throw new CannotLower(`res.${name}() on an answer that was sent`, call);
    steps.push(...rule.lower(call, context));
  }
  return steps;
}

/** `a.b` and `a['b']` → `b`. */
export function memberName(node: t.MemberExpression | t.OptionalMemberExpression): string | null {
  if (!node.computed && t.isIdentifier(node.property)) return node.property.name;
  return t.isStringLiteral(node.property) ? node.property.value : null;
}
