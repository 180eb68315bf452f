import * as t from '@babel/types';
import { CannotLower, type RequestRule } from '../../src/lower/rule.js';

/** `req.params`: resolved by the caller. */
export const params: RequestRule = { lower: (_, context) => context.params() };

/** `req.query`: parsed with Express's rules once per handler; URLSearchParams knows no arrays and no nesting. */
export const query: RequestRule = {
  lower({ member }, context) {
    if (context.settings.queryParser === 'custom') throw new CannotLower('req.query with a query parser of its own', member.node);
    if (context.settings.queryParser === 'none') return t.objectExpression([]);
    context.helper('parseQuery');
    return context.prologue('query', 'parseQuery($request)');
  },
};

/** `req.body`: read by the caller where the parser stood in the chain; undefined where none did. */
export const body: RequestRule = {
  lower: (_, context) => (context.hasBodyParser ? context.body() : t.identifier('undefined')),
};

/** `req.cookies` of cookie-parser. */
export const cookies: RequestRule = {
  lower(_, context) {
    context.helper('parseCookies');
    return context.prologue('cookies', context.settings.cookieSecret ? `parseCookies($request, ${context.settings.cookieSecret})` : 'parseCookies($request)');
  },
};

/** `req.signedCookies` of cookie-parser. */
export const signedCookies: RequestRule = {
  lower({ member }, context) {
    if (!context.settings.cookieSecret) throw new CannotLower('req.signedCookies without a secret', member.node);
    context.helper('parseSignedCookies');
    return context.prologue('signedCookies', `parseSignedCookies($request, ${context.settings.cookieSecret})`);
  },
};
