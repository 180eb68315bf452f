import * as t from '@babel/types';
import type { ControlFlow } from './control-flow.js';
import { memberName } from './response-chain.js';
import { walk } from './templates.js';

/** Answers that may still fail when the call has returned. */
const LATE = new Set(['render', 'sendFile', 'sendfile', 'download']);

/**
 * Whether code answers with a view or a file: Express hands its errors to `next` (express/lib/response.js, `render` and
 * `sendFile`), past every catch clause and `.catch` around the call.
 */
export function failsLate(flow: ControlFlow, root: t.Node): boolean {
  let found = false;
  walk(root, (node) => {
    if (!t.isCallExpression(node)) return !found;
    const { callee } = node;
    if (t.isMemberExpression(callee) && LATE.has(memberName(callee) ?? '') && flow.touches(callee.object)) found = true;
    if (flow.options.isThrowingCall(node) || (t.isIdentifier(callee) && flow.responders.get(callee.name)?.failsLate)) found = true;
    return !found;
  });
  return found;
}
