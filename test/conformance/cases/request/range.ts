import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.2',
  covers: ['6.2 range'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/part', (req, res) => {
  const ranges = req.range(100);
  if (ranges === -1) return res.status(416).send('unsatisfiable');
  if (ranges === -2 || ranges === undefined) return res.json({ whole: true });
  res.status(206).json({ unit: ranges.type, first: ranges[0], count: ranges.length });
});
app.get('/combined', (req, res) => res.json(req.range(1000, { combine: true }) || []));

module.exports = app;
`,
  requests: [
    'GET /part',
    { method: 'GET', path: '/part', headers: { range: 'bytes=0-9' } },
    { method: 'GET', path: '/part', headers: { range: 'bytes=90-200, 5-6' } },
    { method: 'GET', path: '/part', headers: { range: 'bytes=200-300' } },
    { method: 'GET', path: '/part', headers: { range: 'nonsense' } },
    { method: 'GET', path: '/part', headers: { range: 'items=-5' } },
    { method: 'GET', path: '/combined', headers: { range: 'bytes=0-4,90-99,5-75,100-199' } },
  ],
});
