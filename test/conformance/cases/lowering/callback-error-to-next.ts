import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const find = (id, done) => setTimeout(() => (id === 'bad' ? done(new Error('lost')) : done(null, { id })), 2);

app.get('/docs/:id', (req, res, next) => {
  find(req.params.id, (err, doc) => {
    if (err) return next(err);
    if (doc.id === 'none') return res.status(404).json({ error: 'none' });
    res.json(doc);
  });
});
app.use((err, req, res, next) => res.status(500).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /docs/a',
    'GET /docs/bad',
    'GET /docs/none',
  ],
});
