import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 end and write'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { Readable, PassThrough } = require('stream');
const zlib = require('zlib');

app.get('/readable', (req, res) => {
  res.type('txt');
  Readable.from(['a', 'b', 'c']).pipe(res);
});
app.get('/through', (req, res) => {
  const through = new PassThrough();
  res.set('Content-Type', 'text/plain');
  through.pipe(res);
  through.write('one ');
  through.end('two');
});
app.get('/gzip', (req, res) => {
  res.set('Content-Type', 'application/gzip').attachment('a.txt.gz');
  Readable.from(['zipped']).pipe(zlib.createGzip({ level: 0 })).pipe(res);
});
app.get('/status', (req, res) => {
  res.status(203);
  return Readable.from([Buffer.from('bytes')]).pipe(res);
});

module.exports = app;
`,
  requests: ['GET /readable', 'GET /through', 'GET /status'],
});
