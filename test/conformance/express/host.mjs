// Runs many Express apps in one process, each on a port of its own. Started by server.ts with an IPC channel, which
// brings the entries by name and takes the ports back; plain JavaScript, because Node runs it as it is.
import http from 'node:http';
import { pathToFileURL } from 'node:url';

process.on('unhandledRejection', (reason) => process.send({ rejected: String(reason) }));

process.once('message', async (entries) => {
  const ports = {};
  const failures = {};
  for (const [name, entry] of Object.entries(entries)) {
    try {
      ports[name] = await listen(await load(entry));
    } catch (error) {
      failures[name] = error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }
  process.send({ ports, failures });
});

process.once('disconnect', () => process.exit());

/** `module.exports = app`, `export default app`, and the transpiled form of the latter. */
async function load(entry) {
  const { default: exported } = await import(pathToFileURL(entry).href);
  const app = typeof exported === 'function' ? exported : exported?.default;
  if (typeof app !== 'function') throw new Error('it does not export an Express app');
  return app;
}

function listen(app) {
  return new Promise((resolve, reject) => {
    const server = http.createServer(app);
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
}
