/**
 * Node streams as response bodies.
 *
 * Node built-ins: node:stream.
 */
import { Readable } from 'node:stream';

/**
 * The body that a Node stream gives, at the pace of the client.
 *
 * @param stream anything with `pipe`: a file, a database cursor, a transform
 */
export function streamBody(stream: NodeJS.ReadableStream): ReadableStream<Uint8Array> {
  const readable = stream instanceof Readable ? stream : new Readable().wrap(stream);
  return Readable.toWeb(readable) as ReadableStream<Uint8Array>;
}
