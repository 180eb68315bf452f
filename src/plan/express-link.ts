import * as t from '@babel/types';
import { topBindings } from '../emit/bindings.js';
import { freeNamesOf } from '../emit/free-names.js';
import { REQUEST_METHODS, REQUEST_PROPERTIES } from '../lower/request-rules.js';
import { thisOf } from '../lower/finish.js';
import { memberName } from '../lower/response-chain.js';
import { walk } from '../lower/templates.js';
import type { SourceSpan } from '../model.js';
import type { SourceModule, SourceProject } from '../source/project.js';
import { reachedByFunction, reachedStatements } from './reached-statements.js';
import { isKnownPackage } from './middleware-rules.js';
import { resolveCallee } from './resolve-callee.js';
import { functionAt, textOf } from './source-functions.js';
import type { UserLink } from './wrappers.js';

/**
 * Methods of `res` that native code goes without: another one in their place would never be called. Its answers do pass
 * through `setHeader`, `writeHead`, `write` and `end`.
 */
const METHODS = new Set(['json', 'jsonp', 'send', 'sendStatus', 'sendFile', 'download', 'redirect', 'render']);

/** Members of `req` that native code reads from the request as it came, or that Next has routed by. */
const OWN_MEMBERS = new Set([...REQUEST_PROPERTIES.keys(), ...REQUEST_METHODS.keys(), 'method', 'originalUrl', 'path']);

/** Those that have no setter: what is assigned there is lost, or throws (express/lib/request.js, `defineGetter`). */
const GETTERS = new Set(['protocol', 'secure', 'ip', 'ips', 'subdomains', 'path', 'host', 'hostname', 'fresh', 'stale', 'xhr']);

/** Those that native code reads from Express behind such middleware. */
const TAKEN_OVER = new Set(['body', 'query', 'params', 'headers']);

/** Methods of `res` that set one header. */
const HEADER_SETTERS = new Set(['set', 'header', 'setHeader', 'append']);

/** Functions by which objects get members. */
const DEFINERS = new Set(['assign', 'defineProperty', 'defineProperties', 'setPrototypeOf', 'set']);

/**
 * Why a function of the user cannot run as it is, in Express, in front of native code: it could change the methods of `res`,
 * which native code does not call, or what requests are matched by, or it only exists inside other code.
 *
 * @param expression the function as it was registered
 * @returns null where nothing speaks against it
 */
export function expressObstacle(fn: UserLink, expression: SourceSpan, project: SourceProject): string | null {
  if (!fn.moduleLevel && !fn.names) return 'a function that only exists inside another one';
  const text = textOf(project, expression);
  if (/\brequire\(/.test(text)) return 'a require inside the registration';
  const isInline = expression.file === fn.function.file && expression.start === fn.function.start;
  // An import cannot be assigned.
  if (isInline && freeNamesOf(text).assigned.size > 0) return 'an inline function with state of its module';
  const found = isInline && functionAt(project, fn.function);
  if (found && thisOf(found.node) !== null) return 'an inline function with the `this` around it';
  return functionObstacle(fn, project);
}

/** The same, of what the function itself does. */
export function functionObstacle(fn: UserLink, project: SourceProject): string | null {
  const found = functionAt(project, fn.function);
  if (!found || found.node.params.length > 3) return 'a function that cannot be found again';
  const [request, response] = found.node.params;
  if (response && !t.isIdentifier(response)) return 'a response that is taken apart';
  const names = [request, response].map((parameter) => (t.isIdentifier(parameter) ? parameter.name : null));
  return obstacle(found.module, fn.function, { request: names[0], response: names[1] }, project, new Set());
}

/** Under which names a function knows the two. */
interface Parameters {
  request: string | null;
  response: string | null;
}

/** Looks at all of the module that the function may use. */
function obstacle(module: SourceModule, span: SourceSpan, own: Parameters, project: SourceProject, seen: Set<string>): string | null {
  const key = `${span.file}:${span.start}`;
  if (seen.has(key)) return null;
  seen.add(key);
  // A helper may know them by another name.
  const responses = new Set([own.response ?? 'res', 'res', 'response']);
  const requests = new Set([own.request ?? 'req', 'req', 'request']);
  let found: string | null = null;
  const self = functionAt(project, span)?.node;
  const isAlone = t.isExpression(self) && thisOf(self) === null;
  walk(t.program(isAlone ? reachedByFunction(module, self) : reachedStatements(module, span)), (node) => {
    if (t.isAssignmentExpression(node)) found ??= assignmentObstacle(node.left, requests, responses);
    if (t.isUnaryExpression(node, { operator: 'delete' })) found ??= assignmentObstacle(node.argument, requests, responses);
    if (t.isCallExpression(node)) found ??= callObstacle(node, { module, requests, responses, project, seen });
  });
  return found;
}

function assignmentObstacle(target: t.Node, requests: ReadonlySet<string>, responses: ReadonlySet<string>): string | null {
  if (!t.isMemberExpression(target)) return null;
  const name = memberName(target);
  if (METHODS.has(name ?? '') || (name === null && isNamed(target.object, responses))) return 'a function that changes methods of the response';
  if (!isNamed(target.object, requests)) return null;
  if (name === null) return 'a function that changes the request by names that only the running program knows';
  return OWN_MEMBERS.has(name) && !TAKEN_OVER.has(name) && !GETTERS.has(name) ? `a function that changes req.${name}` : null;
}

interface Surroundings {
  module: SourceModule;
  requests: ReadonlySet<string>;
  responses: ReadonlySet<string>;
  project: SourceProject;
  seen: Set<string>;
}

function callObstacle(node: t.CallExpression, around: Surroundings): string | null {
  const { requests, responses } = around;
  const method = t.isMemberExpression(node.callee) ? memberName(node.callee) : null;
  // Under whatever name it knows the response: the app in which it would run has no views.
  if (method === 'render') return 'a function that renders a view';
  const [first] = node.arguments;
  // Express compares them with the request when native code answers (express/lib/response.js, `send`).
  if (t.isStringLiteral(first) && method && HEADER_SETTERS.has(method) && /^(?:etag|last-modified)$/i.test(first.value)) return 'a function that sets an ETag or Last-Modified';
  if (method && DEFINERS.has(method) && (isNamed(first, requests) || isNamed(first, responses))) return definedObstacle(node, isNamed(first, responses));
  // `write.apply(res, …)` calls what the response had before; further arguments are handed on to who knows what.
  const isOwnMethod = (method === 'apply' || method === 'call' || method === 'bind') && isNamed(first, responses);
  const given = node.arguments.slice(isOwnMethod ? 1 : 0).some((argument) => isNamed(argument, responses));
  return given && !isKnownCallee(node.callee, around.module, around.project) ? calleeObstacle(node, around) : null;
}

/**
 * `Object.assign(req, { user })`, `Object.defineProperty(req, 'ip', …)`. What a validator assigns as a whole are the parts of a
 * request that it was given: parameters, query and body.
 */
function definedObstacle({ callee, arguments: [, second] }: t.CallExpression, onResponse: boolean): string | null {
  if (!onResponse && t.isIdentifier(second) && t.isMemberExpression(callee) && memberName(callee) === 'assign') return null;
  const names = t.isStringLiteral(second) ? [second.value] : t.isObjectExpression(second) ? second.properties.map(propertyName) : [null];
  const isTouched = (name: string | null) => name === null || (onResponse ? METHODS.has(name) : OWN_MEMBERS.has(name) && !TAKEN_OVER.has(name));
  return names.some(isTouched) ? `a function that defines members of the ${onResponse ? 'response' : 'request'}` : null;
}

function propertyName(property: t.ObjectExpression['properties'][number]): string | null {
  if (t.isSpreadElement(property) || property.computed) return null;
  return t.isIdentifier(property.key) ? property.key.name : t.isStringLiteral(property.key) ? property.key.value : null;
}

/** What a function of another module does with the response that it is given. */
function calleeObstacle({ callee, arguments: args }: t.CallExpression, { module, requests, responses, project, seen }: Surroundings): string | null {
  const span = t.isExpression(callee) ? resolveCallee(project, module.file, callee) : null;
  const found = span && functionAt(project, span);
  const parameterFor = (names: ReadonlySet<string>) => {
    const parameter = found?.node.params[args.findIndex((argument) => isNamed(argument, names))];
    return t.isIdentifier(parameter) ? parameter.name : null;
  };
  const response = parameterFor(responses);
  if (!span || response === null) return 'a function that hands the response on';
  return obstacle(found!.module, span, { request: parameterFor(requests), response }, project, seen);
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
