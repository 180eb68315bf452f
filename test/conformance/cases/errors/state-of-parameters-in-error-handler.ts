import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  app: `
const express = require('express');
const app = express();

function loadItem(req, res, next) {
  req.item = { id: req.params.id, size: req.params.id.length };
  next();
}

app.get('/items/:id', loadItem, (req, res, next) => {
  if (req.item.size > 3) return next(new Error('too long'));
  res.json(req.item);
});
app.get('/steps', (req, res, next) => {
  res.locals.step = 'one';
  if (req.query.fail) return next(new Error('failed'));
  res.locals.step = 'two';
  throw new Error('thrown');
});
app.get('/late', (req, res, next) => {
  req.item = { id: 'late' };
  next();
}, (req, res) => {
  throw new Error('late');
});
app.use((err, req, res, next) => {
  res.status(500).json({ error: err.message, item: req.item, step: res.locals.step });
});

module.exports = app;
`,
  requests: ['GET /items/abc', 'GET /items/abcd', 'GET /steps', 'GET /steps?fail=1', 'GET /late'],
});
