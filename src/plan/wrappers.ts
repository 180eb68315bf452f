import * as t from '@babel/types';
import { walk } from '../lower/templates.js';
import type { LinkFunction, SourceSpan } from '../model.js';
import type { SourceProject } from '../source/project.js';
import { placePackage } from './middleware-rules.js';
import { functionAt } from './source-functions.js';

export type UserLink = Extract<LinkFunction, { kind: 'user' }>;

/** A link without the wrappers that only forward rejections to `next`. */
export interface Unwrapped {
  link: LinkFunction;
  /** The argument to write instead of the registered one, when the wrapper was called at the registration. */
  expression: SourceSpan;
  /** The wrapper call at the function's definition (`exports.list = asyncHandler(…)`), which goes with the wrapper. */
  definition: SourceSpan | null;
}

/** Takes `asyncHandler(fn)`, `catchAsync(fn)` and their home-made kin off, recognised by what they do. */
export function unwrap(link: LinkFunction, project: SourceProject): Unwrapped {
  let current: Unwrapped = { link, expression: link.expression, definition: null };
  for (let depth = 0; depth < 4; depth++) {
    const inner = unwrapOnce(current.link, project);
    if (!inner) return current;
    const atSite = contains(current.expression, inner.call);
    current = atSite
      ? { link: inner.link, expression: inner.argument, definition: current.definition }
      : { link: inner.link, expression: current.expression, definition: current.definition ?? inner.call };
  }
  return current;
}

function contains(outer: SourceSpan, inner: SourceSpan): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end;
}

function unwrapOnce(link: LinkFunction, project: SourceProject): { link: LinkFunction; call: SourceSpan; argument: SourceSpan } | null {
  if (link.kind === 'package') {
    const placed = placePackage(link, project);
    return placed.kind === 'wrapper' ? { link: placed.inner, call: link.expression, argument: placed.span } : null;
  }
  if (link.kind !== 'user' || link.factories.length === 0) return null;
  const [factory] = link.factories;
  const [first] = factory.arguments;
  if (factory.arguments.length !== 1 || first.value.kind !== 'function') return null;
  const outer = functionAt(project, factory.function)?.node;
  const inner = functionAt(project, link.function)?.node;
  const parameter = outer?.params[0];
  if (!inner || !t.isIdentifier(parameter) || !isTransparent(inner, parameter.name)) return null;
  return { link: first.value.link, call: factory.call, argument: first.span };
}

const ALLOWED_MEMBERS = new Set(['resolve', 'catch', 'then', 'length', 'call', 'apply', 'at']);

/**
 * True for a function that does nothing but call `wrapped` with its own arguments and hand rejections to `next`: every
 * name in it is one of its parameters, the wrapped function, `Promise`, a caught error or a local made of these.
 */
function isTransparent(node: t.Function, wrapped: string): boolean {
  const own = new Set<string>([wrapped, 'Promise', 'undefined']);
  const parameters = node.params.map((one) => (t.isRestElement(one) ? one.argument : one));
  for (const one of parameters) if (t.isIdentifier(one)) own.add(one.name);
  let calls = 0;
  let transparent = true;
  walk(node.body, (inner, parent) => {
    if (t.isTSType(inner) || t.isTSTypeAnnotation(inner)) return false;
    if (t.isThrowStatement(inner) || t.isAssignmentExpression(inner) || t.isIfStatement(inner) || t.isNewExpression(inner)) transparent = false;
    if (t.isStringLiteral(inner) || t.isTemplateLiteral(inner) || t.isObjectExpression(inner)) transparent = false;
    if (t.isCatchClause(inner) && t.isIdentifier(inner.param)) own.add(inner.param.name);
    if (t.isArrowFunctionExpression(inner)) for (const one of inner.params) if (t.isIdentifier(one)) own.add(one.name);
    if (t.isVariableDeclarator(inner) && t.isIdentifier(inner.id)) own.add(inner.id.name);
    if (t.isCallExpression(inner) && t.isIdentifier(inner.callee, { name: wrapped })) {
      calls++;
      if (inner.arguments.length === 0) transparent = false;
    }
    const isMember = t.isMemberExpression(parent) && parent.property === inner && !parent.computed;
    if (t.isIdentifier(inner) && !(isMember ? ALLOWED_MEMBERS.has(inner.name) : own.has(inner.name))) transparent = false;
  });
  return transparent && calls === 1;
}
