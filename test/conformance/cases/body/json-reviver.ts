import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.2',
  covers: ['8.2 reviver'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json({ reviver: (key, value) => (typeof value === 'string' && /^\\d+$/.test(value) ? Number(value) : value) }));
app.post('/in', (req, res) => res.json({ body: req.body, kind: typeof req.body.n }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', body: { n: '12', s: 'x1', deep: { m: '3' } } },
  ],
});
