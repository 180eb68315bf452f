import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const zlib = require('zlib');

app.post('/gunzip', (req, res) => {
  res.type('txt');
  req.pipe(zlib.createGzip()).pipe(zlib.createGunzip()).pipe(res);
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/gunzip', headers: { 'content-type': 'text/plain' }, body: 'packed and unpacked' },
  ],
});
