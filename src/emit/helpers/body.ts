/**
 * Reads request bodies as the body parsers of Express do: which bodies are taken, how large they may be, and which error
 * a bad one gives. The parsers are made by the `body-*` modules:
 *
 *     const body = await readBody(request, [json({ limit: '1mb' })]);
 */
import type { NextRequest } from 'next/server';
import { readBytes } from './body-bytes';
import { contentType, hasBody, matchesType } from './content-type';
import { createHttpError, withStatus } from './errors';

/** What all parsers can be told. */
export interface BodyOptions {
  /** Media types to take (`text/plain`, `text/*`, `+json`, `json`), or a function that decides. */
  type?: string | string[] | ((request: NextRequest) => unknown);
  /** The largest size, after inflating: bytes, or text such as `1mb`. 100kb by default. */
  limit?: number | string | null;
  /** False refuses compressed bodies. */
  inflate?: boolean;
  /** Sees the bytes before they are parsed. When it throws, the request is refused with status 403. */
  verify?: false | ((request: NextRequest, bytes: Buffer, charset: string | null) => void);
}

/** What a kind of body is; parsers are made from it and from options. */
export interface BodyFormat {
  /** The media type that is taken by default. */
  type: string;
  /** The charset of a body that names none; `null` leaves the bytes as they are. */
  charset: string | null;
  /** Whether bodies in that charset are taken; all are by default. */
  takesCharset?(charset: string): boolean;
  /** Makes a value of the text, which is the value itself by default. What it throws gets status 400, unless it has one. */
  parse?(text: string, charset: string): unknown;
}

/** Reads bodies of one kind. */
export interface BodyParser extends BodyFormat {
  matches(request: Request): unknown;
  limit: number;
  inflate: boolean;
  verify: BodyOptions['verify'];
}

/** What a parser made of a body. Typed `any`, as `JSON.parse` is: nothing is known of it until it is validated. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type ParsedBody = any;

/** @throws TypeError for a limit or a type that means nothing */
export function bodyParser(format: BodyFormat, options: BodyOptions): BodyParser {
  const type = options.type || format.type;
  return {
    ...format,
    matches: typeof type === 'function' ? (request) => type(request as NextRequest) : typeMatcher([type].flat().map(mediaType)),
    limit: byteCount(options.limit ?? '100kb'),
    inflate: options.inflate !== false,
    verify: options.verify,
  };
}

/**
 * Reads and parses the body of a request with the first parser that takes its type.
 *
 * @param options.unparsed the result for a request without a body, or with one that no parser takes
 * @returns what the parser made of it
 * @throws HttpError 413 for a body over the limit, 415 for an unknown charset or encoding, 403 when `verify` refuses
 * @throws SyntaxError with status 400 for malformed JSON
 */
export async function readBody(
  request: Request,
  parsers: BodyParser[],
  options: { unparsed?: unknown } = {},
): Promise<ParsedBody> {
  const parser = hasBody(request) ? parsers.find((each) => each.matches(request)) : undefined;
  if (!parser) return options.unparsed;

  const charset = parser.charset && (contentType(request)?.charset || parser.charset);
  if (charset && parser.takesCharset?.(charset) === false) throw unsupportedCharset(charset);
  const decode = charset && decoder(charset);

  const bytes = await readBytes(request, parser);
  if (parser.verify) {
    try {
      parser.verify(request as NextRequest, bytes, charset);
    } catch (error) {
      throw withStatus(error, 403, { body: bytes, type: errorType(error) || 'entity.verify.failed' });
    }
  }
  if (!decode) return bytes;
  const text = decode(bytes);
  try {
    return parser.parse ? parser.parse(text, charset) : text;
  } catch (error) {
    throw withStatus(error, 400, { body: text, type: errorType(error) || 'entity.parse.failed' });
  }
}

/** The function that turns bytes in that charset into text, without a byte order mark. */
function decoder(charset: string): (bytes: Buffer) => string {
  try {
    const { encoding } = new TextDecoder(charset);
    // The names of Latin-1 mean windows-1252 on the web; in HTTP they mean what they say.
    if (encoding === 'windows-1252' && !charset.includes('1252')) return (bytes) => bytes.toString('latin1');
    return (bytes) => {
      const bigEndian = charset === 'utf-16' && bytes[0] === 0xfe && bytes[1] === 0xff;
      return new TextDecoder(bigEndian ? 'utf-16be' : charset).decode(bytes);
    };
  } catch {
    throw unsupportedCharset(charset);
  }
}

const UNITS = ['b', 'kb', 'mb', 'gb', 'tb', 'pb'];

function byteCount(limit: number | string): number {
  if (typeof limit === 'number') return limit;
  const [, amount, unit = 'b'] = /^([+-]?\d+(?:\.\d+)?) *([kmgtp]b)$/i.exec(limit) ?? [];
  const bytes = Math.floor(Number(amount ?? parseInt(limit, 10)) * 1024 ** UNITS.indexOf(unit.toLowerCase()));
  if (isNaN(bytes)) throw new TypeError(`option limit "${limit}" is invalid`);
  return bytes;
}

const SHORT_NAMES = new Map([
  ['json', 'application/json'],
  ['urlencoded', 'application/x-www-form-urlencoded'],
  ['multipart', 'multipart/*'],
  ['text', 'text/plain'],
  ['txt', 'text/plain'],
  ['html', 'text/html'],
]);

function mediaType(name: string): string {
  const type = name.startsWith('+') ? `*/*${name}` : (SHORT_NAMES.get(name) ?? name);
  if (!type.includes('/')) throw new TypeError(`option type "${name}" is not a media type`);
  return type;
}

function typeMatcher(types: string[]): (request: Request) => boolean {
  return (request) => {
    const type = contentType(request)?.type;
    return type !== undefined && types.some((each) => matchesType(each, type));
  };
}

function errorType(error: unknown): string | undefined {
  return (Object(error) as { type?: string }).type;
}

function unsupportedCharset(charset: string): Error {
  const message = `unsupported charset "${charset.toUpperCase()}"`;
  return createHttpError(415, message, { charset, type: 'charset.unsupported' });
}
