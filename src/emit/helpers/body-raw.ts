/** Bodies as bytes, as `express.raw()` reads them. */
import { bodyParser, type BodyOptions, type BodyParser } from './body';

/** A parser of `application/octet-stream`: the body is a Buffer. */
export function raw(options: BodyOptions = {}): BodyParser {
  return bodyParser({ type: 'application/octet-stream', charset: null }, options);
}
