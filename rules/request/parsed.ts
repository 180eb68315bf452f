import * as t from '@babel/types';
import { expression } from '../../src/lower/templates.js';
import { CannotLower, type RequestRule } from '../../src/lower/rule.js';

/** `req.params`: resolved by the caller. */
export const params: RequestRule = { lower: (_, context) => context.params() };

/** `req.query`: parsed with Express's rules once per handler; URLSearchParams knows no arrays and no nesting. */
export const query: RequestRule = {
  lower({ member }, context) {
    const { queryParser } = context.settings;
    if (queryParser === 'unknown') throw new CannotLower('req.query with a query parser that reading cannot tell, or that only a mounted app has', member.node);
    if (queryParser === 'none') return context.prologue('query', 'Object.create(null)');
    // A parser of the app's own may look at the very text, of which Next keeps the meaning only.
    if (queryParser === 'custom') context.note('E2N220', member.node);
    return context.prologue('query', `${context.helper('parseQuery').name}($request)`);
  },
};

/** `req.body`: read by the caller where the parser stood in the chain; undefined where none did. */
export const body: RequestRule = {
  lower: (_, context) => (context.hasBodyParser ? context.body() : t.identifier('undefined')),
};

function parsedCookies(name: string, helper: string): RequestRule {
  return {
    lower({ member }, context) {
      if (!context.hasCookieParser) throw new CannotLower(`req.${name} without cookie-parser in front`, member.node);
      const secret = context.cookieSecret(member.node);
      const given = secret ? `, ${(secret as t.Identifier).name}` : '';
      return context.prologue(name, `${context.helper(helper).name}($request${given})`);
    },
  };
}

/** `req.cookies` of cookie-parser. */
export const cookies = parsedCookies('cookies', 'parseCookies');

/** `req.signedCookies` of cookie-parser. */
export const signedCookies = parsedCookies('signedCookies', 'parseSignedCookies');

/** `req.secret` of cookie-parser: the first of its secrets (cookie-parser: index.js, `req.secret = secrets[0]`). */
export const secret: RequestRule = {
  lower({ member }, context) {
    if (!context.hasCookieParser) throw new CannotLower('req.secret without cookie-parser in front', member.node);
    const value = context.cookieSecret(member.node);
    if (!value) return t.identifier('undefined');
    return /^\s*\[/.test(context.settings.cookieSecret!.text) ? expression('$value[0]', { value }) : value;
  },
};

/** `req.param(name, otherwise)` of Express 4: a path parameter, else from the body, else from the query (express 4: lib/request.js). */
export const param: RequestRule = {
  lower({ call, member }, context) {
    const [name, otherwise] = call?.node.arguments ?? [];
    if (context.major !== 4) throw new CannotLower('req.param(), which Express 5 does not have', member.node);
    if (!t.isStringLiteral(name) || context.routePath === null || (otherwise && !t.isExpression(otherwise))) throw new CannotLower('this form of req.param()', member.node);
    const isParameter = new RegExp(`:${name.value}\\b`).test(context.routePath);
    const read = (object: t.Expression) => t.memberExpression(object, t.isValidIdentifier(name.value) ? t.identifier(name.value) : name, !t.isValidIdentifier(name.value));
    const values = [
      ...(isParameter ? [read(context.params())] : []),
      ...(context.hasBodyParser ? [read(context.body())] : []),
      read(query.lower({ call: null, member }, context)!),
      ...(otherwise ? [otherwise as t.Expression] : []),
    ];
    return values.reduce((all, value) => t.logicalExpression('??', all, value));
  },
};
