import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.3',
  covers: ['2.3 prefix given to use'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(/^\\/(?:admin|internal)/, (req, res, next) => (req.get('x-key') ? next() : res.sendStatus(401)));
app.get('/admin/stats', (req, res) => res.json({ stats: 1 }));
app.get('/administration', (req, res) => res.send('open'));
app.get('/:area/stats', (req, res) => res.json({ area: req.params.area }));

module.exports = app;
`,
  requests: [
    'GET /admin/stats',
    { method: 'GET', path: '/admin/stats', headers: { 'x-key': '1' } },
    'GET /administration',
    'GET /internal/stats',
    { method: 'GET', path: '/internal/stats', headers: { 'x-key': '1' } },
    'GET /open/stats',
  ],
});
