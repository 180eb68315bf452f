import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 headers', '6.1 get and header'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/headers', (req, res) => {
  res.json({
    agent: req.get('User-Agent'),
    custom: req.header('x-custom'),
    raw: req.headers['x-custom'],
    missing: req.get('x-missing') === undefined,
    missingRaw: req.headers['x-missing'] === undefined,
  });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/headers', headers: { 'user-agent': 'probe/1', 'x-custom': 'One' } },
    { method: 'GET', path: '/headers', headers: { 'user-agent': 'probe/2' } },
  ],
});
