import * as t from '@babel/types';
import type { FunctionInput, LoweredFunction } from './function.js';
import { responseType } from './response-type.js';
import { parseForPrinting } from './templates.js';

/** A property of the context object that a lowered function receives as its second argument. */
interface ContextProperty {
  name: string;
  local: string;
  type: string;
}

function paramsType(params: LoweredFunction['params']): string {
  if (params.locals.length === 0) return 'Record<string, string>';
  const names = params.locals.map(({ name }) => `${/^[A-Za-z_$][\w$]*$/.test(name) ? name : `'${name}'`}: string`);
  return `{ ${names.join('; ')} }`;
}

function contextProperties(lowered: Pick<LoweredFunction, 'params' | 'body' | 'headers' | 'statusCode' | 'onFinish' | 'baseUrl' | 'uses'>, input: FunctionInput): ContextProperty[] {
  const { params, body, headers, statusCode, onFinish, uses } = lowered;
  return [
    ...(params.whole ? [{ name: 'params', local: params.whole, type: paramsType(params) }] : []),
    ...(body ? [{ name: 'body', local: body, type: input.bodyType ?? input.stateType('body') ?? 'any' }] : []),
    ...uses.map(({ key, local }) => ({ name: input.stateName(key), local, type: input.stateType(key) ?? 'any' })),
    ...(headers ? [{ name: 'headers', local: headers, type: 'Headers' }] : []),
    ...(lowered.baseUrl ? [{ name: 'baseUrl', local: lowered.baseUrl, type: 'string' }] : []),
    ...(onFinish ? [{ name: 'onFinish', local: onFinish, type: `(task: (response: ${responseType(input)}) => void) => void` }] : []),
    ...(statusCode ? [{ name: 'statusCode', local: statusCode, type: 'number' }] : []),
  ];
}

/**
 * Parameters of a lowered function that stays in its module: `(request, { params, body, user })`, only what it uses.
 */
export function signatureOf(
  lowered: Pick<LoweredFunction, 'params' | 'body' | 'headers' | 'statusCode' | 'onFinish' | 'baseUrl' | 'uses' | 'usesRequest'>,
  request: string,
  input: FunctionInput,
): t.Function['params'] {
  const isTyped = input.output === 'ts';
  const properties = contextProperties(lowered, input);
  const parts: string[] = [];
  if (lowered.usesRequest || properties.length > 0) parts.push(isTyped ? `${request}: NextRequest` : request);
  if (properties.length > 0) {
    const names = properties.map(({ name, local }) => (name === local ? name : `${name}: ${local}`)).join(', ');
    const types = properties.map(({ name, type }) => `${name}: ${type}`).join('; ');
    parts.push(isTyped ? `{ ${names} }: { ${types} }` : `{ ${names} }`);
  }
  const file = parseForPrinting(`(${parts.join(', ')}) => {}`, 'ts');
  return ((file.program.body[0] as t.ExpressionStatement).expression as t.ArrowFunctionExpression).params;
}
