import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { memberName } from '../lower/response-chain.js';
import { walk } from '../lower/templates.js';
import type { SourceSpan } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { reachedStatements } from './reached-statements.js';
import { isKnownPackage } from './middleware-rules.js';
import { resolveCallee } from './resolve-callee.js';
import { functionAt, textOf } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/** What middleware may set on `res` without touching how native code answers. */
const HARMLESS = new Set(['statusCode', 'statusMessage', 'locals']);

/** Methods of `res` that native code goes without: another one in their place would never be called. */
const METHODS = new Set(['json', 'jsonp', 'send', 'sendStatus', 'sendFile', 'download', 'redirect', 'render', 'end', 'write', 'writeHead']);

/**
 * Why a function of the user cannot run as it is, in Express, in front of native code: it could change the methods of `res`,
 * which native code does not call, or it only exists inside other code.
 *
 * @param expression the function as it was registered
 * @returns null where nothing speaks against it
 */
export function expressObstacle(fn: UserLink, expression: SourceSpan, project: SourceProject): string | null {
  if (!fn.moduleLevel) return 'a function that only exists inside another one';
  if (expression.file === fn.function.file && expression.start === fn.function.start) return 'an inline function';
  if (/\brequire\(/.test(textOf(project, expression))) return 'a require inside the registration';
  return functionObstacle(fn, project);
}

/** The same, of what the function itself does. */
export function functionObstacle(fn: UserLink, project: SourceProject): string | null {
  const found = functionAt(project, fn.function);
  if (!found || found.node.params.length > 3) return 'a function that cannot be found again';
  const [, response] = found.node.params;
  if (!response) return null;
  if (!t.isIdentifier(response)) return 'a response that is taken apart';
  return responseObstacle(found.module, fn.function, response.name, project, new Set());
}

/** Looks at all of the module that the function may use. */
function responseObstacle(module: SourceModule, span: SourceSpan, name: string, project: SourceProject, seen: Set<string>): string | null {
  const key = `${span.file}:${span.start}`;
  if (seen.has(key)) return null;
  seen.add(key);
  const names = new Set([name, 'res', 'response']);
  let obstacle: string | null = null;
  walk(t.program(reachedStatements(module, span)), (node) => {
    const left = t.isAssignmentExpression(node) ? node.left : null;
    // Native code has the request as it came.
    if (left && isHeaderMember(left)) obstacle ??= 'a function that changes the headers of the request';
    // A helper may know the response by another name.
    if (t.isMemberExpression(left) && (METHODS.has(memberName(left) ?? '') || (isNamed(left.object, names) && !HARMLESS.has(memberName(left) ?? '')))) {
      obstacle ??= 'a function that changes methods of the response';
    }
    // Under whatever name it knows the response: the app in which it would run has no views.
    if (t.isCallExpression(node) && t.isMemberExpression(node.callee) && memberName(node.callee) === 'render') {
      obstacle ??= 'a function that renders a view';
    }
    if (t.isCallExpression(node) && node.arguments.some((argument) => isNamed(argument, names)) && !isKnownCallee(node.callee, module, project)) {
      obstacle ??= calleeObstacle(node, module, names, project, seen);
    }
  });
  return obstacle;
}

/** What a function of another module does with the response that it is given. */
function calleeObstacle({ callee, arguments: args }: t.CallExpression, module: SourceModule, names: ReadonlySet<string>, project: SourceProject, seen: Set<string>): string | null {
  const span = t.isExpression(callee) ? resolveCallee(project, module.file, callee) : null;
  const found = span && functionAt(project, span);
  const parameter = found?.node.params[args.findIndex((argument) => isNamed(argument, names))];
  if (!span || !t.isIdentifier(parameter)) return 'a function that hands the response on';
  return responseObstacle(found!.module, span, parameter.name, project, seen);
}

/** `req.headers.authorization`, by whatever name it knows the request. */
function isHeaderMember(node: t.Node): boolean {
  return t.isMemberExpression(node) && t.isMemberExpression(node.object) && ['headers', 'rawHeaders'].includes(memberName(node.object) ?? '');
}

function isNamed(node: t.Node | null | undefined, names: ReadonlySet<string>): boolean {
  return t.isIdentifier(node) && names.has(node.name);
}

/** A package with a rule, or a function of the same module. */
function isKnownCallee(callee: t.Node, module: SourceModule, project: SourceProject): boolean {
  let root: t.Node = callee;
  while (t.isCallExpression(root) || t.isMemberExpression(root)) root = t.isCallExpression(root) ? root.callee : root.object;
  if (!t.isIdentifier(root)) return false;
  const binding = topBindings(module).get(root.name);
  if (!binding) return false;
  if (binding.kind === 'local') return true;
  const resolved = project.resolve(binding.specifier, module.file);
  return resolved.kind === 'package' && isKnownPackage(resolved.name);
}
