import { defineCase } from '../../case.js';

// Express 4 lets Node make a status of what it is given.
export default defineCase({
  section: '9.1',
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();
app.use(express.json());

const send = (res, status, data) => res.status(status).json({ data });

app.post('/json', (req, res) => res.status(req.body.status).json({ ok: true }));
app.post('/text', (req, res) => res.status(req.body.status).send('text'));
app.post('/end', (req, res) => res.status(req.body.status).end());
app.post('/status', (req, res) => res.sendStatus(req.body.status));
app.post('/variable', (req, res) => {
  const status = req.body.created ? 201 : req.body.status;
  res.status(status);
  if (req.body.note) res.set('X-Note', req.body.note);
  res.json({ status });
});
app.post('/helper', (req, res) => send(res, req.body.status, 'x'));
app.get('/helper', (req, res) => send(res, 204, 'x'));
app.post('/fails', (req, res) => {
  throw Object.assign(new Error('of the data'), { status: req.body.status });
});
app.use('/fails', (err, req, res, next) => res.status(err.status).json({ error: err.message }));
app.use((err, req, res, next) => res.status(500).json({ failed: err.name }));

module.exports = app;
`,
  requests: ['/json', '/text', '/end', '/status', '/variable', '/helper', '/fails'].flatMap((path) =>
    [202, 204, 304, '404', 404.5].map((status) => ({ method: 'POST', path, body: { status, note: 'n' } })),
  ).concat([
    { method: 'POST', path: '/variable', body: { status: 200, note: '', created: true } as never },
  ]),
});
