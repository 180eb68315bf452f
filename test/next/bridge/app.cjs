/**
 * An Express app that does what is hard for a bridge. `express` and the packages come from the caller, so that one file
 * serves both majors.
 */
const { createHash } = require('node:crypto');
const { Readable } = require('node:stream');
const { gzipSync } = require('node:zlib');

module.exports = function createApp({ express, compression, session, multer, store }) {
  const app = express();
  const closed = { sse: 0, hang: 0 };
  let hanging = 0;

  app.use(compression({ threshold: 0 }));
  app.use(session({ secret: 's', resave: false, saveUninitialized: false }));

  app.get('/json', (req, res) =>
    res.json({ query: req.query, url: req.baseUrl + req.path, host: req.headers.host, secure: req.secure }),
  );
  app.post('/json', express.json({ limit: '1kb' }), (req, res) => res.status(201).json({ body: req.body ?? null }));
  app.post('/form', express.urlencoded({ extended: true }), (req, res) => res.json(req.body));
  app.post('/nobody', express.json(), (req, res) => {
    res.json({ body: req.body === undefined ? 'undefined' : req.body, length: req.headers['content-length'] ?? null });
  });
  app.post('/upload', multer({ storage: multer.memoryStorage() }).any(), (req, res) => {
    res.json({ fields: { ...req.body }, files: req.files.map(({ originalname, size }) => ({ originalname, size })) });
  });
  app.all('/bytes', (req, res) => {
    const hash = createHash('sha1');
    let count = 0;
    req.on('data', (chunk) => (hash.update(chunk), (count += chunk.length)));
    req.on('end', () => res.json({ method: req.method, count, hash: hash.digest('hex') }));
  });
  app.post('/early', (req, res) => res.status(413).send('too much'));

  app.get('/file', (req, res) => res.sendFile('package.json', { root: process.cwd() }));
  app.get('/cookies', (req, res) =>
    res.cookie('a', '1').cookie('b', 'x, y', { httpOnly: true }).cookie('c', '3', { maxAge: 0 }).send('ok'),
  );
  app.get('/session', (req, res) => {
    req.session.count = (req.session.count ?? 0) + 1;
    res.json({ count: req.session.count });
  });
  app.get('/redirect', (req, res) => res.redirect(301, '/json?x=1'));
  app.get('/status/:code', (req, res) => res.sendStatus(Number(req.params.code)));
  app.get('/reason', (req, res) => {
    res.statusMessage = 'Quite Fine';
    res.end('fine');
  });
  app.get('/headers', (req, res) =>
    res.set({ Vary: 'Origin', 'Cache-Control': 'no-store' }).append('X-Two', ['1', '2']).send('ok'),
  );
  app.get('/ip', (req, res) =>
    res.json({ ip: req.ip, remote: req.socket.remoteAddress, connection: req.connection.remoteAddress }),
  );
  app.get('/stored', (req, res) =>
    res.type('text/plain').set('Content-Encoding', 'gzip').end(gzipSync('stored compressed')),
  );
  app.get('/big', (req, res) =>
    Readable.from(Array.from({ length: 80 }, (_, index) => Buffer.alloc(65536, index))).pipe(res.type('bin')),
  );

  app.get('/slow', async (req, res) => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    for (const part of ['one ', 'two ', 'three']) {
      res.write(part);
      res.flush();
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
    res.end();
  });
  app.get('/sse', (req, res) => {
    res.writeHead(200, { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-cache' });
    let count = 0;
    const timer = setInterval(() => {
      res.write(`data: ${(count += 1)}\n\n`);
      res.flush();
    }, 40);
    req.on('close', () => {
      clearInterval(timer);
      closed.sse += 1;
    });
  });
  app.get('/hang', (req) => {
    hanging += 1;
    req.on('close', () => (closed.hang += 1));
  });
  app.get('/hanging', (req, res) => res.json(hanging));
  app.get('/closed', (req, res) => res.json(closed));

  app.get('/throw', () => {
    throw Object.assign(new Error('teapot'), { status: 418 });
  });
  app.get('/next', (req, res, next) => setTimeout(() => next(new Error('late')), 5));
  app.get('/destroy', (req) => req.socket.destroy());
  app.get('/cut', (req, res) => {
    res.write('begin');
    res.flush();
    setTimeout(() => req.socket.destroy(), 30);
  });

  if (store) {
    app.get('/shared', (req, res) => res.json(store.items));
    app.post('/shared', (req, res) => res.json(store.items.push('from express')));
  }
  return app;
};
