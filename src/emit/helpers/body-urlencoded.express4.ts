/**
 * Form bodies, as `express.urlencoded()` reads them.
 *
 * Node built-ins: node:querystring.
 */
import { parse as parseFlat } from 'node:querystring';
import { parse as parseNested } from 'qs';
import { bodyParser, type BodyOptions, type BodyParser } from './body';
import { createHttpError } from './errors';

export interface UrlencodedOptions extends BodyOptions {
  /** Whether brackets make objects and arrays: `a[b]=1` gives `{ a: { b: '1' } }`. True by default. */
  extended?: boolean;
  /** The largest number of parameters; 1000 by default. */
  parameterLimit?: number;
  /** How deep objects may nest with `extended`; 32 by default. */
  depth?: number;
}

/** A parser of `application/x-www-form-urlencoded`. */
export function urlencoded(options: UrlencodedOptions = {}): BodyParser {
  const { extended = true, parameterLimit = 1000, depth = 32 } = options;
  if (!(parameterLimit >= 1)) throw new TypeError('option parameterLimit must be a positive number');
  if (extended && !(depth >= 0)) throw new TypeError('option depth must be a zero or a positive number');

  const format = {
    type: 'application/x-www-form-urlencoded',
    charset: 'utf-8',
    takesCharset: (charset: string) => charset === 'utf-8',
    parse(text: string): unknown {
      if (text === '') return {};
      const count = text.split('&').length;
      if (count > parameterLimit) throw createHttpError(413, 'too many parameters', { type: 'parameters.too.many' });
      if (!extended) return parseFlat(text, undefined, undefined, { maxKeys: parameterLimit });
      return parseExtended(text, { arrayLimit: Math.max(100, count), depth, parameterLimit });
    },
  };
  return bodyParser(format, options);
}

/** qs throws a RangeError for what is nested too deep. */
function parseExtended(text: string, limits: { arrayLimit: number; depth: number; parameterLimit: number }): unknown {
  try {
    return parseNested(text, { allowPrototypes: true, strictDepth: true, ...limits });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw createHttpError(400, 'The input exceeded the depth', { type: 'querystring.parse.rangeError' });
  }
}
