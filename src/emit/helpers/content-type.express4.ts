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

const TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const PARAMETER = `; *(${TOKEN}) *= *(${TOKEN}|"(?:[^"\\\\]|\\\\[^])*") *`;
const HEADER = new RegExp(
  `^([a-z0-9][a-z0-9!#$&^_-]{0,126}/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}) *((?:${PARAMETER})*)$`,
  'i',
);

/** The type and charset of the body, or `undefined` where the header is missing or malformed. */
export function contentType(request: Request): ContentType | undefined {
  const [, type, parameters = ''] = HEADER.exec(request.headers.get('content-type') ?? '') ?? [];
  if (type === undefined) return undefined;

  const result: ContentType = { type: type.toLowerCase() };
  for (const [, name = '', value = ''] of parameters.matchAll(new RegExp(PARAMETER, 'g'))) {
    if (name.toLowerCase() !== 'charset') continue;
    result.charset = value
      .replace(/^"([^]*)"$/, '$1')
      .replace(/\\([^])/g, '$1')
      .toLowerCase();
  }
  return result;
}

/** Whether a media type fits a pattern. A `*` stands for any type or subtype, `*+json` for any subtype that ends so. */
export function matchesType(pattern: string, type: string): boolean {
  const [expected, expectedSubtype = '', ...rest] = pattern.split('/');
  const [actual, subtype = ''] = type.split('/');
  if (rest.length > 0 || (expected !== '*' && expected !== actual)) return false;
  if (expectedSubtype.startsWith('*+')) return subtype.endsWith(expectedSubtype.slice(1));
  return expectedSubtype === '*' || expectedSubtype === subtype;
}
