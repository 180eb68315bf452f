import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 accepts: best by preference of the client', '6.2 accepts: no header, no arguments, nothing fits'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/list', (req, res) => res.json(req.accepts()));
app.get('/array', (req, res) => res.json({ best: req.accepts(['json', 'html']) }));
app.get('/args', (req, res) => res.json({ best: req.accepts('text/plain', 'application/json') }));

app.get('/switch', (req, res) => {
  switch (req.accepts(['json', 'text'])) {
    case 'json':
      return res.json({ kind: 'json' });
    case 'text':
      return res.type('txt').send('text');
    default:
      return res.status(406).send('none');
  }
});

const offered = ['xml', 'json'];
app.get('/constant', (req, res) => res.json({ best: req.accepts(offered) || null }));

app.get('/named', (req, res) => {
  const accepts = req.accepts('json', 'html');
  res.json({ accepts });
});

module.exports = app;
`,
  requests: [
    'GET /list',
    { method: 'GET', path: '/list', headers: { accept: 'text/html;q=0.5, application/json' } },
    { method: 'GET', path: '/array', headers: { accept: 'text/*, application/json;q=0.1' } },
    'GET /array',
    { method: 'GET', path: '/args', headers: { accept: 'application/*' } },
    { method: 'GET', path: '/args', headers: { accept: 'image/png' } },
    { method: 'GET', path: '/switch', headers: { accept: 'text/plain' } },
    { method: 'GET', path: '/switch', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/switch', headers: { accept: 'image/*' } },
    { method: 'GET', path: '/constant', headers: { accept: 'application/xml' } },
    { method: 'GET', path: '/constant', headers: { accept: 'video/mp4' } },
    { method: 'GET', path: '/named', headers: { accept: 'text/html' } },
  ],
});
