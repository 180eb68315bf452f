import type { CaseRequest } from '../conformance/case.js';

/**
 * Reads requests as HTTP has them: a line, headers, and behind an empty line the body. Lines with `#` are for the reader.
 *
 * JSON needs no `Content-Type` of its own; the lines of multipart bodies end as HTTP wants it.
 */
export function readRequests(text: string): CaseRequest[] {
  const requests = text.replace(/^# .*\n/gm, '').split(/^(?=[A-Z]+ \/)/m);
  return requests.filter((one) => one.trim() !== '').map(readRequest);
}

function readRequest(text: string): CaseRequest {
  const [head, ...paragraphs] = text.trim().split('\n\n');
  const [line, ...fields] = head.split('\n');
  const parts = /^([A-Z]+) (\/\S*)$/.exec(line);
  if (!parts) throw new Error(`'${line}' is no line of a request`);
  const headers = Object.fromEntries(fields.map(readField));
  const body = paragraphs.join('\n\n');
  return { method: parts[1], path: parts[2], ...(fields.length > 0 && { headers }), ...(body && { body: readBody(body, headers) }) };
}

function readField(field: string): [string, string] {
  const parts = /^([\w-]+): (.*)$/.exec(field);
  if (!parts) throw new Error(`'${field}' is no header`);
  return [parts[1].toLowerCase(), parts[2]];
}

function readBody(text: string, headers: Record<string, string>): unknown {
  const type = headers['content-type'];
  if (type?.startsWith('multipart/')) return `${text.replaceAll('\n', '\r\n')}\r\n`;
  return type === undefined && /^[{[]/.test(text) ? JSON.parse(text) : text;
}
