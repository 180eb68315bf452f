import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const sent = [];

function countBytes(req, res, next) {
  const { write, end } = res;
  let bytes = 0;
  res.write = function (chunk, ...rest) {
    if (chunk) bytes += chunk.length;
    return write.apply(res, [chunk, ...rest]);
  };
  res.end = (...args) => {
    if (args[0]) bytes += args[0].length;
    sent.push({ path: req.path, bytes });
    return end.apply(res, args);
  };
  next();
}

app.use(countBytes);
app.get('/text', (req, res) => res.send('twelve bytes'));
app.get('/json', (req, res) => res.json({ a: 1 }));
app.get('/empty', (req, res) => res.status(204).end());
app.get('/sent', (req, res) => res.json(sent.filter(({ path }) => path !== '/sent')));

module.exports = app;
`,
  requests: ['GET /text', 'GET /json', 'GET /sent', 'GET /empty', 'GET /sent'],
});
