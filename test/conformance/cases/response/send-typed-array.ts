import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 send: TypedArray', '9.1 send: Buffer', '14 send of a Uint8Array'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/bytes', (req, res) => res.send(new Uint8Array([104, 105])));
app.get('/buffer', (req, res) => res.send(Buffer.alloc(3, 'x')));
app.get('/concat', (req, res) => {
  const parts = [Buffer.from('a'), Buffer.from('b')];
  res.set('Content-Type', 'text/plain').send(Buffer.concat(parts));
});

module.exports = app;
`,
  requests: ['GET /bytes', 'GET /buffer', 'GET /concat'],
});
