/**
 * A network connection that never leaves the process.
 *
 * Node built-ins: node:stream.
 */
import { Duplex } from 'node:stream';

/** One end of a connection. It carries what code around `node:http` expects of a `net.Socket`. */
class LoopbackSocket extends Duplex {
  readonly remoteFamily?: 'IPv4' | 'IPv6';
  readonly remotePort?: number;
  private peer: LoopbackSocket | null = null;
  /** Lets the peer write on; set while our reader is behind. */
  private resumePeer: (() => void) | null = null;

  constructor(readonly remoteAddress?: string) {
    super();
    if (remoteAddress === undefined) return;
    this.remoteFamily = remoteAddress.includes(':') ? 'IPv6' : 'IPv4';
    this.remotePort = 0;
  }

  /** Joins two ends. */
  static connect(a: LoopbackSocket, b: LoopbackSocket): void {
    a.peer = b;
    b.peer = a;
  }

  override _read(): void {
    const resume = this.resumePeer;
    this.resumePeer = null;
    resume?.();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, callback: () => void): void {
    const { peer } = this;
    // Who has hung up after a complete answer does not mind what is still on its way.
    if (!peer || peer.destroyed || peer.readableEnded || peer.push(chunk)) callback();
    else peer.resumePeer = callback;
  }

  override _final(callback: () => void): void {
    if (this.peer && !this.peer.destroyed) this.peer.push(null);
    callback();
  }

  override _destroy(error: Error | null, callback: (error: Error | null) => void): void {
    const { peer } = this;
    this._read();
    // Without an end before it, this is a broken connection.
    if (peer && !this.writableFinished) peer.destroy();
    callback(error);
  }

  address(): Record<string, never> {
    return {};
  }

  setTimeout(): this {
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

/**
 * A connection from a client to a server.
 *
 * @param address of the client, as the server's end shows it
 */
export function loopback(address?: string): { client: LoopbackSocket; server: LoopbackSocket } {
  const client = new LoopbackSocket();
  const server = new LoopbackSocket(address);
  LoopbackSocket.connect(client, server);
  return { client, server };
}
