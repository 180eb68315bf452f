import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 params, query, body'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.post('/a/:id', ({ params, query, body, headers, method }, res) => {
  res.json({ id: params.id, q: query.q, name: body.name, agent: headers['x-agent'], method });
});

app.put('/b/:id', async (req, res) => {
  const {
    params: { id },
    body: { tags = [], ...rest },
    query: { dry },
  } = req;
  res.json({ id, tags, rest, dry: dry === '1' });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/a/7?q=x', headers: { 'x-agent': 'me' }, body: { name: 'n' } },
    { method: 'PUT', path: '/b/8?dry=1', body: { tags: ['t'], x: 1, y: 2 } },
    { method: 'PUT', path: '/b/9', body: { x: 1 } },
  ],
});
