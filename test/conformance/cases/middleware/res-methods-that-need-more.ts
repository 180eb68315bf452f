import { defineCase } from '../../case.js';

// Methods that look at more than the response, that only some requests have, or that come behind what may fail.
export default defineCase({
  section: '9.6',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use((req, res, next) => {
  const started = req.get('x-started');
  res.timed = (data) => res.json({ data, started });
  res.own = (data) => res.json({ data, path: req.path });
  if (req.query.late) res.late = () => res.json({ late: true });
  next();
});
app.use('/api', (req, res, next) => {
  res.api = (data) => res.json({ api: data });
  next();
});
app.get('/timed', (req, res) => res.timed(1));
app.get('/own', (req, res) => res.own(2));
app.get('/late', (req, res) => res.late());
app.get('/api/a', (req, res) => res.api('a'));
app.get('/a', (req, res) => (res.api ? res.api('a') : res.json({ none: true })));
app.post('/fails', (req, res) => res.json(req.body));
app.use((err, req, res, next) => (res.own ? res.own(err.name) : res.status(400).json({ plain: err.name })));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/timed', headers: { 'x-started': 'now' } }, 'GET /own', 'GET /late', 'GET /late?late=1', 'GET /api/a', 'GET /a',
    { method: 'POST', path: '/fails', body: { a: 1 } }, { method: 'POST', path: '/fails', headers: { 'content-type': 'application/json' }, body: '{' },
  ],
});
