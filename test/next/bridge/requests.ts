import { gzipSync } from 'node:zlib';
import type { VerifyRequest } from '../../../src/verify/answer.js';

const JSON_TYPE = { 'content-type': 'application/json' };

const multipart = [
  ...['--B', 'Content-Disposition: form-data; name="title"', '', 'Dune'],
  ...[
    '--B',
    'Content-Disposition: form-data; name="file"; filename="a.txt"',
    'Content-Type: text/plain',
    '',
    'hello',
    '--B--',
    '',
  ],
].join('\r\n');

/** Requests for `app.cjs` that need no state, by what they show. */
export const REQUESTS: Record<string, VerifyRequest> = {
  'a query': { method: 'GET', path: '/json?a=1&b[]=2&b[]=3&c=%20' },
  JSON: { method: 'POST', path: '/json', headers: JSON_TYPE, body: '{"a":[1,{"b":null}]}' },
  'malformed JSON': { method: 'POST', path: '/json', headers: JSON_TYPE, body: '{"a":' },
  'JSON over the limit': { method: 'POST', path: '/json', headers: JSON_TYPE, body: JSON.stringify('x'.repeat(3000)) },
  'JSON in chunks': {
    method: 'POST',
    path: '/json',
    headers: { ...JSON_TYPE, 'transfer-encoding': 'chunked' },
    body: '{"a":1}',
  },
  'compressed JSON': {
    method: 'POST',
    path: '/json',
    headers: { ...JSON_TYPE, 'content-encoding': 'gzip' },
    body: gzipSync('{"z":1}'),
  },
  'a form': {
    method: 'POST',
    path: '/form',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: 'a=1&b[c]=2&b[d]=%20x',
  },
  'a multipart form': {
    method: 'POST',
    path: '/upload',
    headers: { 'content-type': 'multipart/form-data; boundary=B' },
    body: multipart,
  },
  'a POST without a body': { method: 'POST', path: '/nobody' },
  'a POST with an empty body': { method: 'POST', path: '/nobody', headers: { ...JSON_TYPE, 'content-length': '0' } },
  'a large body': { method: 'PUT', path: '/bytes', body: Buffer.alloc(12_000_000, 'x') },
  'a large body in chunks': {
    method: 'PATCH',
    path: '/bytes',
    headers: { 'transfer-encoding': 'chunked' },
    body: Buffer.alloc(3_500_000, 'y'),
  },
  'a DELETE with a body': { method: 'DELETE', path: '/bytes', body: 'abc' },
  OPTIONS: { method: 'OPTIONS', path: '/json' },
  HEAD: { method: 'HEAD', path: '/json' },
  'an answer before the body is read': { method: 'POST', path: '/early', body: Buffer.alloc(2_800_000) },
  'a file': { method: 'GET', path: '/file' },
  'a part of a file': { method: 'GET', path: '/file', headers: { range: 'bytes=2-9' } },
  'a redirect': { method: 'GET', path: '/redirect' },
  cookies: { method: 'GET', path: '/cookies' },
  '204': { method: 'GET', path: '/status/204' },
  '304': { method: 'GET', path: '/json', headers: { 'if-none-match': '*' } },
  '404 of the app': { method: 'GET', path: '/status/404' },
  'no route': { method: 'GET', path: '/nowhere' },
  'a slash at the end': { method: 'GET', path: '/json/' },
  headers: { method: 'GET', path: '/headers' },
  addresses: { method: 'GET', path: '/ip' },
  'a large answer': { method: 'GET', path: '/big' },
  'a streamed answer': { method: 'GET', path: '/slow' },
  'an error with a status': { method: 'GET', path: '/throw' },
  'an error': { method: 'GET', path: '/next' },
};
