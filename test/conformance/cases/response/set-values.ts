import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  covers: ['9.2 set: value made text', '9.2 set: several values', '9.2 set: an object'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const limits = { 'X-Limit': 10, 'X-Window': '1m' };

app.get('/text', (req, res) => {
  res.set('X-Number', 42);
  res.set('X-Boolean', true);
  res.set('X-Null', null);
  res.set('X-Date', new Date(0));
  res.send('text');
});
app.get('/list', (req, res) => {
  res.set('X-List', ['a', 'b', 3]);
  res.send('list');
});
app.get('/mapped', (req, res) => {
  const ids = [1, 2, 3];
  res.set('X-Ids', ids.map((id) => \`id-\${id}\`));
  res.send('mapped');
});
app.get('/object', (req, res) => {
  res.set({ 'X-Tags': ['x', 'y'], 'X-One': 1 });
  res.send('object');
});
app.get('/known', (req, res) => res.set(limits).json(limits));
app.get('/spread', (req, res) => {
  res.set({ ...limits, 'X-Extra': req.query.extra || 'none' });
  res.json({ ok: true });
});
app.get('/name/:name', (req, res) => {
  res.set(\`X-\${req.params.name}\`, 'dynamic');
  res.send('dynamic');
});
app.get('/loop', (req, res) => {
  for (const [name, value] of Object.entries({ 'X-L1': 'a', 'Content-Type': 'text/plain' })) res.set(name, value);
  res.send('loop');
});

module.exports = app;
`,
  requests: [
    'GET /text',
    'GET /list',
    'GET /mapped',
    'GET /object',
    'GET /known',
    'GET /spread',
    'GET /spread?extra=e',
    'GET /name/Foo',
    'GET /loop',
  ],
});
