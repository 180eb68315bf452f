/** What a request says about its body: whether it has one, and of which type. */

export interface ContentType {
  /** Lower case, without parameters: `application/json`. */
  type: string;
  /** Lower case. */
  charset?: string;
}

/** Whether the request announces a body, be it empty. */
export function hasBody(request: Request): boolean {
  const length = request.headers.get('content-length');
  return request.headers.has('transfer-encoding') || (length !== null && !isNaN(Number(length)));
}

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/;
/** Groups: name, quoted value, plain value. A quoted value that does not end is no value. */
const PARAMETER = /;\s*([^;=]*)(?:=\s*(?:"((?:\\[^]|[^"\\])*)"[^;]*|"[^]*|([^;]*)))?/g;

/** The type and charset of the body, or `undefined` where the header is missing or names no media type. */
export function contentType(request: Request): ContentType | undefined {
  const header = request.headers.get('content-type') ?? '';
  const type = header.replace(/;[^]*/, '').trim().toLowerCase();
  if (!MEDIA_TYPE.test(type)) return undefined;

  for (const [, name = '', quoted, plain] of header.matchAll(PARAMETER)) {
    const value = quoted?.replace(/\\([^])/g, '$1') ?? plain?.trim();
    if (name.trim().toLowerCase() === 'charset' && value !== undefined) return { type, charset: value.toLowerCase() };
  }
  return { type };
}

/** Whether a media type fits a pattern. A `*` stands for any type or subtype, `*+json` for any subtype that ends so. */
export function matchesType(pattern: string, type: string): boolean {
  const [expected, expectedSubtype = '', ...rest] = pattern.split('/');
  const [actual, subtype = ''] = type.split('/');
  if (rest.length > 0 || (expected !== '*' && expected !== actual)) return false;
  if (expectedSubtype.startsWith('*+')) return subtype.endsWith(expectedSubtype.slice(1));
  return expectedSubtype === '*' || expectedSubtype === subtype;
}
