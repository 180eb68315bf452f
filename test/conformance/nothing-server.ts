import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that does nothing: the same empty answer to every request. A case that it passes proves nothing. */
export interface NothingServer {
  origin: string;
  stop(): void;
}

/** @param status of every answer: 200, or 404 as where no route is */
export async function startNothing(status: 200 | 404): Promise<NothingServer> {
  const server = http.createServer((request, response) => {
    request.resume();
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}
