import type { NodePath } from '@babel/traverse';
import * as t from '@babel/types';
import { ownSome } from './ast.js';
import type { FlowOutcome } from './flow-types.js';
import type { LoweredFunction } from './function.js';
import { freeNames } from './names.js';
import { inlineParams, passedParams } from './route-params.js';
import { responseType } from './response-type.js';
import { CannotLower } from './rule.js';
import { signatureOf } from './signature.js';
import { expression, parseForPrinting, print, statement, walk } from './templates.js';
import type { Workpiece } from './workpiece.js';

/**
 * Prints the lowered function and says what its callers have to know of it.
 *
 * @throws CannotLower where something still names a parameter that is gone
 */
export function finishFunction(piece: Workpiece, outcome: FlowOutcome, handsErrorsOn = false): LoweredFunction {
  const block = piece.block();
  const params = piece.input.placement === 'inline' ? inlineParams(piece, block) : passedParams(piece);
  block.body.unshift(...prologueStatements(piece), ...piece.locals);
  inlineSingleUses(piece, block);
  const request = piece.requestName ?? 'request';
  const usesRequest = piece.requestName !== null;
  const uses = [...piece.used].map((key) => ({ key, local: piece.stateLocals.get(key)! }));
  const lowered: Omit<LoweredFunction, 'code' | 'isExpression' | 'freeNames'> = {
    ok: true,
    async: !!piece.node().async || (piece.asyncAnswers.size > 0 && piece.input.role !== 'reader') || ownSome(block, (inner) => t.isAwaitExpression(inner)),
    outcome,
    request,
    usesRequest,
    params,
    body: piece.bodyName,
    headers: piece.headersName,
    takesHeaders: piece.setsHeaders(),
    statusCode: piece.statusCodeName,
    baseUrl: piece.baseUrlName,
    onFinish: piece.finishName,
    uses,
    establishes: [...piece.established.keys()],
    failsBehind: [...piece.failsBehind],
    helpers: [...piece.helpers].map(([name, local]) => ({ name, local })).sort((a, b) => (a.name < b.name ? -1 : 1)),
    notes: piece.notes,
    calls: [...piece.calls].sort(),
    methods: [...piece.methods].map(([key, local]) => ({ key, local })),
    nextImports: [...piece.nextImports].sort(),
    usesThis: thisOf(piece.node()),
    makesCallbacks: piece.makesCallbacks,
    handsErrorsOn: handsErrorsOn || piece.throwingCalls.size > 0,
  };
  piece.node().params = piece.input.placement === 'inline' ? [] : newParameters(piece, lowered, request);
  stripTypes(piece.node());
  shortenProperties(block);
  const answer = piece.soleAnswer();
  if (answer && piece.input.placement === 'in place') piece.node().body = answer;
  piece.snippet.program.scope.crawl();
  const free = freeNames(piece.snippet.function);
  rejectLeftovers(piece, free);
  // A promise that is awaited so that the catch clause around it sees it fail.
  if (ownSome(block, (inner) => t.isAwaitExpression(inner))) piece.node().async = true;
  const code = piece.input.placement === 'inline' ? blockText(block) : functionText(piece.node());
  return { ...lowered, code, isExpression: answer !== null && piece.input.placement === 'inline', freeNames: free };
}

/** The parameters that stay, with the request and what comes with it in the place of `req`, and headers in that of `res`. */
function newParameters(piece: Workpiece, lowered: Omit<LoweredFunction, 'code' | 'isExpression' | 'freeNames'>, request: string): t.Function['params'] {
  const own = signatureOf(lowered, request, piece.input);
  const roles = piece.roles();
  const list = piece.node().params.flatMap((parameter, i): t.Function['params'] => {
    const role = roles[i] ?? 'value';
    if (role === 'request') return own;
    if (piece.makesCallbacks && (role === 'response' || role === 'next')) return promiseParameter(piece, role);
    if (role === 'response') return piece.setterHeaders ? [headersParameter(piece.setterHeaders, piece.input.output)] : [];
    if (role === 'next') return [];
    // What no caller gives, the error handler that a helper is as well does not have either.
    if (i >= roles.length && t.isIdentifier(parameter) && piece.referencesTo(parameter.name) === 0) return [];
    const isError = piece.input.role === 'error' || (i === 0 && roles[1] === 'request' && roles[2] === 'response');
    return [isError ? errorParameter(parameter, piece.input.output) : parameter];
  });
  if (own.length > 0 && !roles.slice(0, piece.node().params.length).includes('request')) list.push(...own);
  return list;
}

export function thisOf(root: t.Function): LoweredFunction['usesThis'] {
  let found = false;
  walk(root, (node) => {
    if (node !== root && t.isFunction(node) && !t.isArrowFunctionExpression(node)) return false;
    if (t.isThisExpression(node) || t.isSuper(node)) found = true;
  });
  if (!found) return null;
  return t.isArrowFunctionExpression(root) ? 'surrounding' : 'own';
}

/** The last safeguard: whatever slipped past the rules still names the parameters that are gone. */
function rejectLeftovers(piece: Workpiece, free: readonly string[]): void {
  const gone = [piece.requestBinding, piece.responseBinding, piece.nextBinding].filter((name) => name !== null && name !== piece.requestName);
  const left = gone.find((name) => free.includes(name!));
  if (left) throw new CannotLower(`this use of ${left}`, piece.node());
}

function prologueStatements(piece: Workpiece): t.Statement[] {
  return [...piece.prologues.values()].map(({ local, init }) =>
    statement(`const ${local} = ${init};`, { request: t.identifier(piece.claimRequest()) }),
  );
}

/** `const query = parseQuery(request); const { page } = query;` → `const { page } = parseQuery(request);`. */
function inlineSingleUses(piece: Workpiece, block: t.BlockStatement): void {
  piece.snippet.program.scope.crawl();
  for (const { local, init } of piece.prologues.values()) {
    const binding = piece.snippet.function.scope.getBinding(local) ?? undefined;
    const references = binding?.referencePaths ?? [];
    if (references.length !== 1) continue;
    const [only] = references;
    if (only.getFunctionParent() !== piece.snippet.function) continue;
    if (local === piece.prologues.get('stream')?.local && sendsBodyBack(piece, only)) {
      block.body = block.body.filter((node) => !declares(node, local));
      continue;
    }
    only.replaceWith(expression(init, { request: t.identifier(piece.claimRequest()) }));
    block.body = block.body.filter((node) => !declares(node, local));
  }
}

function declares(node: t.Statement, local: string): boolean {
  return t.isVariableDeclaration(node) && node.declarations.some((one) => t.isIdentifier(one.id, { name: local }));
}

/** `streamBody(requestStream(request))` is the body as it came. */
function sendsBodyBack(piece: Workpiece, stream: NodePath): boolean {
  const call = stream.parentPath;
  if (!call?.isCallExpression() || !t.isIdentifier(call.node.callee, { name: piece.helpers.get('streamBody') })) return false;
  call.replaceWith(expression('$request.body', { request: t.identifier(piece.claimRequest()) }));
  for (const name of ['requestStream', 'streamBody']) piece.helpers.delete(name);
  return true;
}

function errorParameter(parameter: t.Function['params'][number], output: 'js' | 'ts'): t.Function['params'][number] {
  if (!t.isIdentifier(parameter)) return parameter;
  return output === 'ts' ? { ...t.identifier(parameter.name), typeAnnotation: t.tsTypeAnnotation(t.tsAnyKeyword()) } : t.identifier(parameter.name);
}

function headersParameter(name: string, output: 'js' | 'ts'): t.Identifier {
  const type = t.tsTypeAnnotation(t.tsTypeReference(t.identifier('Headers')));
  return output === 'ts' ? { ...t.identifier(name), typeAnnotation: type } : t.identifier(name);
}

/** `resolve` in the place of `res`, `reject` in that of `next`, for what makes callbacks. */
function promiseParameter(piece: Workpiece, role: 'response' | 'next'): t.Identifier[] {
  const { resolve, reject } = piece.promiseNames();
  const name = role === 'response' ? resolve : reject;
  if (piece.referencesTo(name) === 0) return [];
  const value = role === 'response' ? ['response', responseType(piece.input)] : ['error', 'unknown'];
  const type = parseForPrinting(`let _: (${value[0]}: ${value[1]}) => void;`, 'ts').program.body[0] as t.VariableDeclaration;
  const { typeAnnotation } = type.declarations[0].id as t.Identifier;
  return [piece.input.output === 'ts' ? { ...t.identifier(name), typeAnnotation } : t.identifier(name)];
}

/** The Express types of the signature go: the new one is inferred. */
function stripTypes(node: t.Function): void {
  delete (node as { returnType?: unknown }).returnType;
  const own = node.typeParameters;
  if (t.isTSTypeParameterDeclaration(own)) own.params = own.params.filter(({ name }) => isNamed(node, own, name));
  if (!t.isTSTypeParameterDeclaration(own) || own.params.length === 0) delete (node as { typeParameters?: unknown }).typeParameters;
  delete (node as { predicate?: unknown }).predicate;
}

/** Whether a parameter or the body still names a type parameter; others of the list may, too. */
function isNamed(node: t.Function, declaration: t.TSTypeParameterDeclaration, name: string): boolean {
  let found = false;
  const look = (root: t.Node) => walk(root, (inner) => void (found ||= t.isIdentifier(inner, { name })));
  [...node.params, node.body].forEach(look);
  for (const other of declaration.params) if (other.name !== name && other.constraint) look(other.constraint);
  return found;
}

/** `{ id: req.params.id }` became `{ id: id }`; what the user wrote out stays so. */
function shortenProperties(root: t.Node): void {
  walk(root, (node) => {
    if (!t.isObjectProperty(node) || node.computed || !t.isIdentifier(node.value) || node.value.start != null) return;
    if (t.isIdentifier(node.key, { name: node.value.name })) node.shorthand = true;
  });
}

/** A function on its own is printed as an expression statement would need it, in parentheses. */
function functionText(node: t.Function): string {
  // recast would give `req => …` a parameter with a type, and leave it without the parentheses which that needs.
  if (t.isArrowFunctionExpression(node)) Object.assign(node, { original: null });
  const text = print(node);
  return t.isFunctionExpression(node) && text.startsWith('(') ? text.slice(1, -1) : text;
}

/** The statements of a block as text, without its braces. */
function blockText(block: t.BlockStatement): string {
  const text = print(block).trim();
  return text.slice(1, -1).replace(/^\s*\n/, '').trimEnd();
}
