/** Text bodies, as `express.text()` reads them. */
import { bodyParser, type BodyOptions, type BodyParser } from './body';

export interface TextOptions extends BodyOptions {
  /** The charset of bodies that name none; `utf-8` by default. */
  defaultCharset?: string;
}

/** A parser of `text/plain`: the body is a string. */
export function text(options: TextOptions = {}): BodyParser {
  return bodyParser({ type: 'text/plain', charset: options.defaultCharset || 'utf-8' }, options);
}
