import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 socket, httpVersion, events, pipe', '13 socket'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/peer', (req, res) => {
  res.json({ socket: /127\\.0\\.0\\.1$|^::1$/.test(req.socket.remoteAddress), connection: /127\\.0\\.0\\.1$|^::1$/.test(req.connection.remoteAddress) });
});
app.get('/usual', (req, res) => {
  const ip = req.headers['x-forwarded-for'] || req.socket.remoteAddress;
  res.json({ ip });
});
app.get('/encrypted', (req, res) => res.json({ https: !!req.socket.encrypted, tls: req.connection.encrypted ? 'https' : 'http' }));

module.exports = app;
`,
  requests: [
    'GET /peer',
    { method: 'GET', path: '/usual', headers: { 'x-forwarded-for': '203.0.113.7' } },
    'GET /encrypted',
  ],
});
