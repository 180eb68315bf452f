import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { Router } = require('express');

function guarded(key) {
  const router = Router();
  router.use((req, res, next) => (req.get('x-key') === key ? next() : res.status(401).json({ wrong: true })));
  router.get('/secret', (req, res) => res.json({ ok: key.length }));
  return router;
}

app.use('/one', guarded('1'));
app.use('/two', guarded('22'));

module.exports = app;
`,
  requests: [
    'GET /one/secret',
    { method: 'GET', path: '/one/secret', headers: { 'x-key': '1' } },
    { method: 'GET', path: '/two/secret', headers: { 'x-key': '1' } },
    { method: 'GET', path: '/two/secret', headers: { 'x-key': '22' } },
  ],
});
