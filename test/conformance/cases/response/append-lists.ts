import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 append', '9.2 set after append'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/list', (req, res) => {
  res.append('Link', ['<http://a.test/>', '<http://b.test/>']);
  res.append('Warning', '199 Miscellaneous warning');
  res.json({});
});
app.get('/after-set', (req, res) => {
  res.set('X-Trace', 'a');
  res.append('X-Trace', 'b');
  res.send('a, b');
});
app.get('/replaced', (req, res) => {
  res.append('X-Trace', 'a');
  res.append('X-Trace', 'b');
  res.set('X-Trace', 'c');
  res.send('c');
});
app.get('/cookies', (req, res) => {
  res.append('Set-Cookie', 'a=1; Path=/');
  res.append('Set-Cookie', ['b=2; Path=/', 'c=3; Path=/']);
  res.send('three');
});
app.get('/computed', (req, res) => {
  const cookies = ['x', 'y'].map((name) => \`\${name}=1; Path=/\`);
  res.append('Set-Cookie', cookies);
  res.send('two');
});
app.get('/number', (req, res) => res.append('X-Count', 1).append('X-Count', 2).send('numbers'));

module.exports = app;
`,
  requests: ['GET /list', 'GET /after-set', 'GET /replaced', 'GET /cookies', 'GET /computed', 'GET /number'],
});
