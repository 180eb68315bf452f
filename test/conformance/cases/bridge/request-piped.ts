import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['6.1 socket, httpVersion, events, pipe'],
  app: `
const express = require('express');
const app = express();

app.put('/mirror', (req, res) => {
  res.set('Content-Type', req.get('content-type'));
  req.pipe(res);
});

module.exports = app;
`,
  requests: [
    { method: 'PUT', path: '/mirror', body: { a: 1 } },
    { method: 'PUT', path: '/mirror', headers: { 'content-type': 'text/plain' }, body: 'text' },
  ],
});
