import { defineCase } from '../../case.js';

export default defineCase({
  section: '7',
  covers: ['7 simple: repeated keys and keys without a value', '7 simple: malformed percent'],
  express: 5,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/q', (req, res) => res.json({ ...req.query, proto: Object.getPrototypeOf(req.query) === null }));

module.exports = app;
`,
  requests: [
    'GET /q?a=%zz&b=1+2&c&=x&d=1&d=2&d=3',
    'GET /q?toString=y&constructor=z',
    'GET /q?a=b=c&d=%C3%A4&e=a%26b',
    'GET /q?a;b=1&&c=2',
    'GET /q?',
  ],
});
