import * as t from '@babel/types';
import { CannotLower, type RequestRule, type RequestUse } from '../../src/lower/rule.js';

/** The types of `req.accepts('a', 'b')` or `req.accepts(['a', 'b'])` as one argument; null where all are asked for. */
function offered({ call, member }: RequestUse): t.Expression | null {
  if (!call) throw new CannotLower('a method of req that is not called at once', member.node);
  const { arguments: given } = call.node;
  const [only] = given;
  if (given.length === 0) return null;
  if (given.length === 1) return t.isSpreadElement(only) ? only.argument : (only as t.Expression);
  return t.arrayExpression(given as t.ArrayExpression['elements']);
}

function viaHelper(name: string): RequestRule {
  return {
    lower(use, context) {
      const types = offered(use);
      return t.callExpression(context.helper(name), types ? [context.request(), types] : [context.request()]);
    },
  };
}

/** The names in the singular are gone in Express 5. */
function ofExpress4({ lower }: RequestRule): RequestRule {
  return {
    lower(use, context) {
      if (context.major !== 4) throw new CannotLower('a method of req that Express 5 does not have', use.member.node);
      return lower(use, context);
    },
  };
}

/** `req.accepts(types)`. */
export const accepts = viaHelper('accepts');

/** `req.acceptsCharsets(charsets)`. */
export const acceptsCharsets = viaHelper('acceptsCharsets');
export const acceptsCharset = ofExpress4(acceptsCharsets);

/** `req.acceptsEncodings(encodings)`. */
export const acceptsEncodings = viaHelper('acceptsEncodings');
export const acceptsEncoding = ofExpress4(acceptsEncodings);

/** `req.acceptsLanguages(languages)`. */
export const acceptsLanguages = viaHelper('acceptsLanguages');
export const acceptsLanguage = ofExpress4(acceptsLanguages);

/** `req.is(types)`. */
export const is = viaHelper('isType');

/** `req.range(size, options)`. */
export const range: RequestRule = {
  lower({ call, member }, context) {
    if (!call || call.node.arguments.some((one) => !t.isExpression(one))) throw new CannotLower('this form of req.range()', member.node);
    return t.callExpression(context.helper('parseRange'), [context.request(), ...call.node.arguments]);
  },
};
