import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 the request as a stream'],
  app: `
const express = require('express');
const app = express();

app.post('/upper', (req, res) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => {
    res.type('txt').send(Buffer.concat(chunks).toString('utf8').toUpperCase());
  });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/upper', headers: { 'content-type': 'text/plain' }, body: 'shout this' },
    'POST /upper',
  ],
});
