import * as t from '@babel/types';
import { withFolderError } from '../../src/lower/file-callbacks.js';
import { CannotLower, type ResponseRule, type ResponseStep, type RuleContext } from '../../src/lower/rule.js';
import { namedContentType } from './content-type.js';
import { asText } from './header-values.js';

/** The arguments before a callback that only hands its error on: the helper's promise rejects with it. */
function plainArguments(call: t.CallExpression, context: RuleContext): { values: t.Expression[]; isForwarded: boolean } {
  const values = [...call.arguments];
  const last = values.at(-1);
  const isForwarded = !!last && context.isNext(last);
  if (isForwarded) values.pop();
  if (values.some((value) => !t.isExpression(value)) || (values.length > 1 && context.mayBeFunction(values.at(-1)!))) throw new CannotLower('a file that is sent with a callback', call);
  return { values: values as t.Expression[], isForwarded };
}

/** The options without those that Express overrides. */
function fileOptions(options: t.Expression | undefined, context: RuleContext): t.Expression {
  if (!options) return t.objectExpression([]);
  if (!t.isObjectExpression(options) || context.major === 4) return options;
  // express/lib/response.js, `res.sendFile`: `opts.etag = this.app.enabled('etag')`.
  return t.objectExpression(options.properties.filter((property) => !(t.isObjectProperty(property) && t.isIdentifier(property.key, { name: 'etag' }))));
}

function fileAnswer(name: 'sendFile' | 'download', values: t.Expression[], isForwarded: boolean, context: RuleContext): ResponseStep[] {
  // The file's own would take its place, which Express leaves as it is (send: index.js, `if (this._cacheControl && !res.getHeader(…))`).
  if (context.cacheBefore) throw new CannotLower('a file behind a middleware that sets Cache-Control', values[1]);
  const all = isForwarded ? withFolderError(name, values) : values;
  return [{ kind: 'answer', answer: { kind: 'helper', name, arguments: all, isAsync: true } }];
}

/** `res.sendFile(path, options?, callback?)`. */
export const sendFile: ResponseRule = {
  lower(call, context) {
    const { values, isForwarded } = plainArguments(call, context);
    const [path, options] = values;
    if (!path) throw new CannotLower('res.sendFile() without a path', call);
    return fileAnswer('sendFile', [context.request(), path, fileOptions(options, context)], isForwarded, context);
  },
};

/** `res.download(path, name?, options?, callback?)`; the options may stand in the place of the name. */
export const download: ResponseRule = {
  lower(call, context) {
    const { values, isForwarded } = plainArguments(call, context);
    const [path, second, third] = values;
    if (!path) throw new CannotLower('res.download() without a path', call);
    const isOptions = !third && second && context.kindOf(second) === 'object';
    const name = isOptions || !second ? t.identifier('undefined') : second;
    return fileAnswer('download', [context.request(), path, name, fileOptions(isOptions ? second : third, context)], isForwarded, context);
  },
};

/** `res.attachment(name?)`: the disposition, and the type that goes with the extension. */
export const attachment: ResponseRule = {
  lower(call, context) {
    const [name] = call.arguments;
    const disposition = (value: t.Expression): ResponseStep => ({ kind: 'header', action: 'set', name: t.stringLiteral('Content-Disposition'), value });
    if (!name) return [disposition(t.stringLiteral('attachment'))];
    if (!t.isExpression(name)) throw new CannotLower('res.attachment(...spread)', call);
    const kind = context.kindOf(name);
    if (kind === 'undefined' || kind === 'maybe undefined') throw new CannotLower('res.attachment() with a name that may be missing', call);
    const text = asText(name, context);
    const ending = t.isStringLiteral(name) ? name.value : t.isTemplateLiteral(name) ? name.quasis.at(-1)!.value.raw : null;
    const extension = ending?.match(/\.\w+$/)?.[0];
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
