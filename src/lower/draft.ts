import * as t from '@babel/types';
import { CannotLower, type Answer, type ResponseStep, type RuleContext } from './rule.js';
import { copy, expression } from './templates.js';

type HeaderStep = Extract<ResponseStep, { kind: 'header' }>;

/** What has been set on `res` so far on the way to an answer. Immutable: branches extend their own copy. */
export interface Draft {
  status?: t.Expression;
  /** The status may be one that `Response` takes otherwise than Express. */
  isOpenStatus?: boolean;
  /** The reason phrase. */
  phrase?: t.Expression;
  /** True when status and headers are sent with the first piece of the body: nothing may be set any more. */
  head?: boolean;
  /** The content type that a link before the function has set. */
  inheritedType?: string;
  headers: HeaderStep[];
}

export const EMPTY_DRAFT: Draft = { headers: [] };

/** The draft after one more step; `set` replaces an earlier value of the same name, as in Express. */
export function extend(draft: Draft, step: Exclude<ResponseStep, { kind: 'answer' | 'headers' }>): Draft {
  if (step.kind === 'status') return { ...draft, status: step.status, isOpenStatus: step.isOpen };
  if (step.kind === 'phrase') return { ...draft, phrase: step.text };
  if (step.kind === 'head') return { ...draft, head: true };
  const name = headerName(step.name);
  if (step.action === 'append' && name === 'vary') return withVary(draft, step);
  const kept = step.action === 'append' ? draft.headers : draft.headers.filter((header) => headerName(header.name) !== name);
  return { ...draft, headers: step.action === 'remove' ? kept : [...kept, step] };
}

/** `Vary: A` and then `Vary: B` as one header, where both are written out. */
function withVary(draft: Draft, step: Extract<HeaderStep, { action: 'set' | 'append' }>): Draft {
  const known = draft.headers.find((header) => headerName(header.name) === 'vary');
  if (!known || known.action === 'remove' || !t.isStringLiteral(known.value) || !t.isStringLiteral(step.value)) {
    return { ...draft, headers: [...draft.headers, step] };
  }
  const names = [...known.value.value.split(', '), ...step.value.value.split(/\s*,\s*/)];
  const lowerCase = names.map((name) => name.toLowerCase());
  const all = names.filter((_, at) => lowerCase.indexOf(lowerCase[at]) === at).join(', ');
  const value = t.stringLiteral(lowerCase.includes('*') ? '*' : all);
  return { ...draft, headers: draft.headers.map((header) => (header === known ? { ...known, value } : header)) };
}

export function headerName(name: t.Expression): string {
  return t.isStringLiteral(name) ? name.value.toLowerCase() : '';
}

/** Statuses that carry no body: `Response` refuses one, Express drops it (express/lib/response.js, `res.send`). */
const BODILESS = new Set([204, 304]);

/** Whether a status is one for which `Response` refuses a body. */
export function isBodiless(status: t.Expression): boolean {
  return BODILESS.has(literalStatus(status) ?? 0) || literalStatus(status) === 205;
}

export function literalStatus(status: t.Expression | undefined): number | null {
  return t.isNumericLiteral(status) ? status.value : null;
}

function initExpression(status: t.Expression | undefined, headers: t.Expression | null, phrase?: t.Expression): t.Expression | null {
  const plain = literalStatus(status) === 200 ? undefined : status;
  if (!plain && !headers && !phrase) return null;
  const isShorthand = t.isIdentifier(plain, { name: 'status' });
  const statusText = isShorthand ? 'status' : 'status: $status';
  const headersText = t.isIdentifier(headers, { name: 'headers' }) ? 'headers' : 'headers: $headers';
  const parts = [plain && statusText, phrase && 'statusText: $phrase', headers && headersText].filter(Boolean).join(', ');
  return expression(`{ ${parts} }`, { ...(plain && { status: copy(plain) }), ...(phrase && { phrase: copy(phrase) }), ...(headers && { headers }) });
}

/** `{ 'X-A': a }`, or a list of pairs where a name occurs more than once, which an object cannot hold. */
function headersExpression(headers: HeaderStep[]): t.Expression | null {
  if (headers.length === 0) return null;
  const pairs = headers.map((header) => {
    if (header.action === 'remove') throw new Error('removed headers are not part of a draft');
    return { name: header.name, value: header.value };
  });
  const names = pairs.map((pair) => headerName(pair.name));
  const nodes = Object.fromEntries(pairs.flatMap((pair, i) => [[`n${i}`, copy(pair.name)], [`v${i}`, copy(pair.value)]]));
  if (new Set(names).size < names.length) {
    return expression(`[${pairs.map((_, i) => `[$n${i}, $v${i}]`).join(', ')}]`, nodes);
  }
  const keys = pairs.map((pair, i) => {
    const key = (pair.name as t.StringLiteral).value;
    return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : `'${key}'`}: $v${i}`;
  });
  return expression(`{ ${keys.join(', ')} }`, nodes);
}

/** Names of the local variables that hold status and headers where branches decide them. */
export interface DraftVariables {
  status?: t.Identifier;
  headers?: t.Identifier;
  /** True where they may hold a content type without a charset, or a status without a body: only the helpers look at them. */
  isOpen?: boolean;
}

/**
 * The expression of the finished response.
 *
 * With a headers variable the headers of the draft itself must have been written to it before.
 */
export function respond(answer: Answer, built: Draft, variables: DraftVariables, context: RuleContext): t.Expression {
  let draft = withInheritedType(built, answer, variables);
  const status = draft.status ?? variables.status;
  const type = draft.headers.find((header) => headerName(header.name) === 'content-type');
  const isComputed = type && type.action !== 'remove' && !t.isStringLiteral(type.value);
  const isOpen = isComputed || variables.isOpen || draft.isOpenStatus;
  if (isOpen && answer.kind === 'json') {
    return helperResponse({ kind: 'helper', name: 'json', arguments: [answer.data] }, status, draft, variables, context);
  }
  if (isOpen && answer.kind === 'body' && (answer.type?.startsWith('text/') || (draft.isOpenStatus && (answer.type || t.isNullLiteral(answer.body))))) {
    return helperResponse({ kind: 'helper', name: 'send', arguments: [answer.body] }, status, draft, variables, context);
  }
  if (answer.kind === 'helper') return helperResponse(answer, status, draft, variables, context);
  if (literalStatus(status) === 205) return resetResponse(answer, status, draft, variables, context);
  if (BODILESS.has(literalStatus(status) ?? 0)) {
    const isEnd = answer.kind === 'body' && answer.unchecked;
    return bodyResponse(t.nullLiteral(), status, isEnd ? draft : withoutContentType(draft), variables, context);
  }
  if (answer.kind === 'json') {
    draft = withCharset(withoutJsonType(draft));
    const init = initExpression(status, variables.headers ?? headersExpression(draft.headers), draft.phrase);
    const json = t.memberExpression(context.next('NextResponse'), t.identifier('json'));
    return init ? expression('$json($data, $init)', { json, data: answer.data, init }) : expression('$json($data)', { json, data: answer.data });
  }
  if (variables.headers && answer.type) {
    // Whether a content type was set is only known at run time.
    return helperResponse({ kind: 'helper', name: 'send', arguments: [answer.body] }, status, draft, variables, context);
  }
  const typed = answer.type?.startsWith('text/') ? withCharset(draft) : draft;
  return bodyResponse(typedBody(answer, typed), status, typedDraft(answer, typed), variables, context);
}

/** A 205 loses its body, but keeps the type of it (express/lib/response.js, `send`: "alter headers for 205"). */
function resetResponse(
  answer: Exclude<Answer, { kind: 'helper' }>,
  status: t.Expression | undefined,
  draft: Draft,
  variables: DraftVariables,
  context: RuleContext,
): t.Expression {
  const type = answer.kind === 'json' ? 'application/json; charset=utf-8' : answer.type;
  const isTyped = !type || hasContentType(draft);
  if (variables.headers && !isTyped) throw new CannotLower('a 205 with headers that branches decide', answer.kind === 'json' ? answer.data : answer.body);
  const typed = isTyped ? withCharset(draft) : extend(draft, { kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: t.stringLiteral(type) });
  return bodyResponse(t.nullLiteral(), status, typed, variables, context);
}

/** `res.json` and `res.send` of a string put `charset=utf-8` on a content type that was set (express/lib/response.js, `setCharset`). */
function withCharset(draft: Draft): Draft {
  return { ...draft, headers: draft.headers.map(withCharsetOf) };
}

/** The same for one header, where it is a content type written out. */
export function withCharsetOf(header: HeaderStep): HeaderStep {
  const isType = header.action === 'set' && headerName(header.name) === 'content-type' && t.isStringLiteral(header.value);
  if (!isType) return header;
  const { value } = header.value as t.StringLiteral;
  const charset = /;\s*charset\s*=\s*("[^"]*"|[^;]*)/i;
  const full = charset.test(value) ? value.replace(charset, '; charset=utf-8') : `${value}; charset=utf-8`;
  return full === value ? header : { ...header, value: t.stringLiteral(full) };
}

/**
 * A content type set by an earlier link stays on every answer but one that sets its own (express/lib/response.js, `send`:
 * `if (!this.get('Content-Type'))`). JSON that is labelled so needs no words.
 */
function withInheritedType(draft: Draft, answer: Answer, variables: DraftVariables): Draft {
  const { inheritedType } = draft;
  if (!inheritedType || variables.headers || hasContentType(draft)) return draft;
  // `res.end()` of Node leaves the type on an answer without a body, which `res.send` takes off.
  const isEnd = answer.kind === 'body' && answer.type === null;
  if (isEnd && !(answer.unchecked && BODILESS.has(literalStatus(draft.status) ?? 0))) return draft;
  if (answer.kind === 'json' && /^application\/json\b/.test(inheritedType)) return draft;
  if (inheritedType === 'unknown') {
    const node = answer.kind === 'json' ? answer.data : answer.kind === 'body' ? answer.body : answer.arguments[0];
    throw new CannotLower('an answer whose content type an earlier middleware sets at times', node);
  }
  return extend(draft, { kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: t.stringLiteral(inheritedType) });
}

/** `NextResponse.json` says so itself. */
function withoutJsonType(draft: Draft): Draft {
  const says = (header: HeaderStep) =>
    headerName(header.name) === 'content-type' && header.action === 'set' && t.isStringLiteral(header.value) && /^application\/json(?:; charset=utf-8)?$/.test(header.value.value);
  return { ...draft, headers: draft.headers.filter((header) => !says(header)) };
}

function withoutContentType(draft: Draft): Draft {
  return { ...draft, headers: draft.headers.filter((header) => headerName(header.name) !== 'content-type') };
}

function hasContentType(draft: Draft): boolean {
  return draft.headers.some((header) => headerName(header.name) === 'content-type');
}

/** `res.send` adds a type unless one was set; the platform's own type for strings is dropped where it says the same. */
function typedDraft(answer: Extract<Answer, { kind: 'body' }>, draft: Draft): Draft {
  const isPlainText = (header: HeaderStep) =>
    headerName(header.name) === 'content-type' &&
    header.action !== 'remove' &&
    t.isStringLiteral(header.value, { value: 'text/plain; charset=utf-8' });
  if (hasContentType(draft)) {
    return t.isStringLiteral(answer.body) || t.isTemplateLiteral(answer.body)
      ? { ...draft, headers: draft.headers.filter((header) => !isPlainText(header)) }
      : draft;
  }
  if (!answer.type) return draft;
  return extend(draft, { kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: t.stringLiteral(answer.type) });
}

/** `res.end('text')` goes out without a content type; bytes keep the platform from adding one. */
function typedBody(answer: Extract<Answer, { kind: 'body' }>, draft: Draft): t.Expression {
  const needsBytes = answer.type === null && !answer.bare && !hasContentType(draft);
  return needsBytes ? expression('Buffer.from($body)', { body: answer.body }) : answer.body;
}

function bodyResponse(
  body: t.Expression,
  status: t.Expression | undefined,
  draft: Draft,
  variables: DraftVariables,
  context: RuleContext,
): t.Expression {
  const init = initExpression(status, variables.headers ?? headersExpression(draft.headers), draft.phrase);
  const callee = context.next('NextResponse');
  return init ? expression('new $callee($body, $init)', { callee, body, init }) : expression('new $callee($body)', { callee, body });
}

/** `{}` and `undefined` at the end of a call say nothing. */
function isEmpty(node: t.Expression | undefined): boolean {
  return (t.isObjectExpression(node) && node.properties.length === 0) || t.isIdentifier(node, { name: 'undefined' });
}

function helperResponse(
  answer: Extract<Answer, { kind: 'helper' }>,
  status: t.Expression | undefined,
  draft: Draft,
  variables: DraftVariables,
  context: RuleContext,
): t.Expression {
  const callee = context.helper(answer.name);
  const headers = variables.headers ?? headersExpression(draft.headers);
  const values = [...answer.arguments];
  if (answer.name === 'redirect') {
    // A status set before does not survive res.redirect(url), which sets its own.
    if (answer.status || headers) values.push(answer.status ?? t.numericLiteral(302));
    if (headers) values.push(expression('{ headers: $headers }', { headers }));
  } else if (['sendFile', 'download', 'render'].includes(answer.name)) {
    const init = initExpression(status, headers, draft.phrase);
    if (init && answer.name === 'render' && values.length < 2) values.push(t.objectExpression([]));
    if (init) values.push(init);
    while (isEmpty(values.at(-1))) values.pop();
  } else if (answer.name === 'sendStatus') {
    if (headers) values.push(expression('{ headers: $headers }', { headers }));
  } else {
    const init = initExpression(status, headers, draft.phrase);
    if (init) values.push(init);
    if (['json', 'jsonp', 'send'].includes(answer.name) && context.settings.json) {
      if (!init) values.push(expression('{}'));
      const usesSettings = context.settings.json.includes('$settings');
      values.push(expression(context.settings.json, usesSettings ? { settings: context.helper('settings') } : {}));
    }
  }
  const nodes = Object.fromEntries(values.map((value, i) => [`a${i}`, value]));
  const call = `$callee(${values.map((_, i) => `$a${i}`).join(', ')})`;
  return expression(answer.caught ? `${call}.catch($caught)` : call, { callee, ...nodes, ...(answer.caught && { caught: answer.caught }) });
}
