import * as t from '@babel/types';
import { CannotLower, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';
import { namedContentType } from './content-type.js';
import { asText } from './header-values.js';

/**
 * A callback that does nothing but hand its error on: the helper's promise rejects with it. `!res.headersSent` in its
 * test is true, since nothing has been sent when a file cannot be.
 */
function forwardsErrors(callback: t.Node, context: RuleContext): boolean {
  if (!t.isArrowFunctionExpression(callback) && !t.isFunctionExpression(callback)) return false;
  const [error] = callback.params;
  const body = t.isBlockStatement(callback.body) ? callback.body.body : [t.expressionStatement(callback.body)];
  const [only] = body;
  if (!t.isIdentifier(error) || body.length !== 1) return false;
  const statement = t.isIfStatement(only) && !only.alternate ? only.consequent : only;
  const [inner] = t.isBlockStatement(statement) ? statement.body : [statement];
  const call = t.isExpressionStatement(inner) ? inner.expression : t.isReturnStatement(inner) ? inner.argument : null;
  return t.isCallExpression(call) && context.isNext(call.callee) && t.isIdentifier(call.arguments[0], { name: error.name });
}

/** The arguments before a callback that only forwards errors. */
function plainArguments(call: t.CallExpression, context: RuleContext): t.Expression[] {
  const values = [...call.arguments];
  const last = values.at(-1);
  if (last && (context.isNext(last) || forwardsErrors(last, context))) values.pop();
  if (values.some((value) => !t.isExpression(value) || t.isFunction(value))) throw new CannotLower('a file that is sent with a callback', call);
  return values as t.Expression[];
}

function rejectUnsupported(options: t.Expression | undefined, call: t.CallExpression): void {
  if (!options) return;
  if (!t.isObjectExpression(options)) throw new CannotLower('file options that cannot be read', call);
  for (const property of options.properties) {
    const name = t.isObjectProperty(property) && t.isIdentifier(property.key) ? property.key.name : null;
    if (!name || ['start', 'end', 'extensions', 'etag'].includes(name)) throw new CannotLower(`the file option ${name ?? '…'}`, call);
  }
}

/** `res.sendFile(path, options?, callback?)`. */
export const sendFile: ResponseRule = {
  lower(call, context) {
    const [path, options] = plainArguments(call, context);
    rejectUnsupported(options, call);
    return [{ kind: 'answer', answer: { kind: 'helper', name: 'sendFile', arguments: [context.request(), path, options ?? t.objectExpression([])], isAsync: true } }];
  },
};

/** `res.download(path, name?, options?, callback?)`. */
export const download: ResponseRule = {
  lower(call, context) {
    const [path, name, options] = plainArguments(call, context);
    if (t.isObjectExpression(name)) throw new CannotLower('res.download() with options in the place of the name', call);
    rejectUnsupported(options, call);
    const rest = [name ?? t.identifier('undefined'), options ?? t.objectExpression([])];
    return [{ kind: 'answer', answer: { kind: 'helper', name: 'download', arguments: [context.request(), path, ...rest], isAsync: true } }];
  },
};

/** `res.attachment(name?)`: the disposition, and the type that goes with the extension. */
export const attachment: ResponseRule = {
  lower(call, context) {
    const [name] = call.arguments;
    const disposition = (value: t.Expression): ResponseStep => ({ kind: 'header', action: 'set', name: t.stringLiteral('Content-Disposition'), value });
    if (!name) return [disposition(t.stringLiteral('attachment'))];
    if (!t.isExpression(name)) throw new CannotLower('res.attachment(...spread)', call);
    const text = asText(name, context);
    const ending = t.isStringLiteral(name) ? name.value : t.isTemplateLiteral(name) ? name.quasis.at(-1)!.value.raw : null;
    const extension = ending?.match(/\.\w+$/)?.[0];
    const kind = context.kindOf(name);
    if (kind === 'undefined' || kind === 'maybe undefined') throw new CannotLower('res.attachment() with a name that may be missing', call);
    const isKnown = extension || (t.isStringLiteral(name) && !name.value.includes('.'));
    const type = isKnown
      ? t.stringLiteral(namedContentType(extension ?? '', context.major))
      : t.callExpression(context.helper('contentTypeOfFile'), [text]);
    return [
      { kind: 'header', action: 'set', name: t.stringLiteral('Content-Type'), value: type },
      disposition(t.callExpression(context.helper('contentDisposition'), [text])),
    ];
  },
};
