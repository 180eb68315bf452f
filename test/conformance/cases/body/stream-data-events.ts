import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  covers: ['8.4 the request as a stream'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.post('/echo', (req, res) => {
  let data = '';
  req.on('data', (chunk) => {
    data += chunk;
  });
  req.on('end', () => {
    res.type('txt').send(data.toUpperCase());
  });
});
app.post('/length', (req, res, next) => {
  const chunks = [];
  req.on('data', (chunk) => chunks.push(chunk));
  req.on('end', () => res.json({ length: Buffer.concat(chunks).length }));
  req.on('error', next);
});
app.post('/json', (req, res) => {
  let body = '';
  req.setEncoding('utf8');
  req.on('data', (part) => { body += part; });
  req.on('end', () => {
    try {
      res.json({ got: JSON.parse(body) });
    } catch (error) {
      res.status(400).json({ error: 'bad JSON' });
    }
  });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/echo', headers: { 'content-type': 'text/plain' }, body: 'grüße' },
    { method: 'POST', path: '/echo', headers: { 'content-type': 'text/plain' }, body: '' },
    { method: 'POST', path: '/length', headers: { 'content-type': 'text/plain' }, body: 'abc' },
    'POST /length',
    { method: 'POST', path: '/json', body: { a: 1 } },
    { method: 'POST', path: '/json', body: '{' },
  ],
});
