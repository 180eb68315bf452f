/** Form bodies, as `express.urlencoded()` reads them. */
import { parse as parseQuery } from 'qs';
import { bodyParser, type BodyOptions, type BodyParser } from './body';
import { createHttpError } from './errors';

export interface UrlencodedOptions extends BodyOptions {
  /** Whether brackets make objects and arrays: `a[b]=1` gives `{ a: { b: '1' } }`. False by default. */
  extended?: boolean;
  /** The largest number of parameters; 1000 by default. */
  parameterLimit?: number;
  /** How deep objects may nest with `extended`; 32 by default. */
  depth?: number;
  /** The charset of bodies that name none: `utf-8`, the default, or `iso-8859-1`. */
  defaultCharset?: string;
  /** Whether a parameter `utf8=✓` tells the charset. */
  charsetSentinel?: boolean;
  /** Whether `&#9786;` stands for a character, in bodies that are not UTF-8. */
  interpretNumericEntities?: boolean;
}

const CHARSETS = ['utf-8', 'iso-8859-1'];

/** A parser of `application/x-www-form-urlencoded`. */
export function urlencoded(options: UrlencodedOptions = {}): BodyParser {
  const { extended, parameterLimit = 1000, charsetSentinel, interpretNumericEntities } = options;
  const depth = extended ? (options.depth ?? 32) : 0;
  const { defaultCharset = 'utf-8' } = options;
  if (!CHARSETS.includes(defaultCharset)) {
    throw new TypeError('option defaultCharset must be either utf-8 or iso-8859-1');
  }
  if (!(parameterLimit >= 1)) throw new TypeError('option parameterLimit must be a positive number');
  if (!(depth >= 0)) throw new TypeError('option depth must be a zero or a positive number');

  const format = {
    type: 'application/x-www-form-urlencoded',
    charset: defaultCharset,
    takesCharset: (charset: string) => CHARSETS.includes(charset),
    parse(text: string, charset: string): unknown {
      const count = text.split('&').length;
      if (count > parameterLimit) throw createHttpError(413, 'too many parameters', { type: 'parameters.too.many' });
      return parseNested(() =>
        parseQuery(text, {
          allowPrototypes: true,
          arrayLimit: extended ? Math.max(100, count) : count,
          charset: charset as 'utf-8' | 'iso-8859-1',
          charsetSentinel,
          depth,
          interpretNumericEntities,
          parameterLimit,
          strictDepth: true,
        }),
      );
    },
  };
  return bodyParser(format, options);
}

/** qs throws a RangeError for what is nested too deep. */
function parseNested(parse: () => unknown): unknown {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw createHttpError(400, 'The input exceeded the depth', { type: 'querystring.parse.rangeError' });
  }
}
