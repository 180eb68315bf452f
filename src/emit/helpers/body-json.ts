/** JSON bodies, as `express.json()` reads them. */
import { bodyParser, type BodyOptions, type BodyParser } from './body';

export interface JsonOptions extends BodyOptions {
  /** False also takes texts that are neither an object nor an array. */
  strict?: boolean;
  reviver?: Parameters<typeof JSON.parse>[1];
}

/** A parser of `application/json`. An empty body is `{}`. */
export function json(options: JsonOptions = {}): BodyParser {
  const { strict = true, reviver } = options;
  const format = {
    type: 'application/json',
    charset: 'utf-8',
    takesCharset: (charset: string) => charset.startsWith('utf-'),
    parse(text: string): unknown {
      if (text === '') return {};
      if (strict) assertObjectOrArray(text);
      return JSON.parse(text, reviver);
    },
  };
  return bodyParser(format, options);
}

/** @throws the SyntaxError that `JSON.parse` would give, were the first character one that it cannot take */
function assertObjectOrArray(text: string): void {
  const start = text.search(/[^\x20\t\n\r]/);
  if (text[start] === '{' || text[start] === '[') return;
  const refused = start === -1 ? '' : text.slice(0, start) + '#'.repeat(text.length - start);
  try {
    JSON.parse(refused);
  } catch (error) {
    const { message, stack } = error as SyntaxError;
    const restored = message.replace(/#+/g, ({ length }) => text.slice(start, start + length));
    throw Object.assign(error as SyntaxError, { message: restored, stack: stack?.replace(message, () => restored) });
  }
}
