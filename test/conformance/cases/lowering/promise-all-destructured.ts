import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const count = async () => 3;
const list = async (fail) => {
  if (fail) throw new Error('list failed');
  return ['a', 'b', 'c'];
};

app.get('/page', (req, res, next) => {
  Promise.all([count(), list(req.query.fail)])
    .then(([total, items]) => {
      res.set('X-Total', String(total));
      res.json({ total, items });
    })
    .catch((error) => res.status(500).json({ error: error.message }));
});
app.get('/all', (req, res, next) =>
  Promise.all([count(), list(req.query.fail)])
    .then(([total, items]) => ({ total, items }))
    .then((body) => res.json(body), next));

module.exports = app;
`,
  requests: [
    'GET /page',
    'GET /page?fail=1',
    'GET /all',
  ],
});
