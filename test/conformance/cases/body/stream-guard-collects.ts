import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function rawBody(req, res, next) {
  let data = '';
  req.setEncoding('utf8');
  req.on('data', (chunk) => {
    data += chunk;
  });
  req.on('end', () => {
    req.rawBody = data;
    next();
  });
}

app.post('/in', rawBody, (req, res) => res.json({ raw: req.rawBody }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'text/plain' }, body: 'collected' },
  ],
});
