/** The `Range` header, as Express's `req.range` reads it. */
import parse from 'range-parser';

/**
 * The parts of a resource that the request asks for.
 *
 * @param size of the resource; parts end before it
 * @param options.combine merges parts that overlap or touch
 * @returns `undefined` without the header, `-2` for a malformed one, `-1` when no part can be had
 */
export function parseRange(
  request: Request,
  size: number,
  options?: parse.Options,
): parse.Ranges | parse.Result | undefined {
  const header = request.headers.get('range');
  return header ? parse(size, header, options) : undefined;
}
