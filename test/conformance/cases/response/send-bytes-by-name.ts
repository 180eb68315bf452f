import { defineCase } from '../../case.js';

/** What `new` makes may be bytes, also where it has a name by the time it is sent. */
export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const pixel = new Uint8Array([71, 73, 70]);
const since = new Date(0);

app.get('/constant', (req, res) => res.send(pixel));
app.get('/variable', (req, res) => {
  const bytes = new Uint8Array([1, 2, 3]);
  res.send(bytes);
});
app.get('/date', (req, res) => res.send(since));

module.exports = app;
`,
  requests: ['GET /constant', 'GET /variable', 'GET /date'],
});
