import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const store = require('./store');
const app = express();

app.get('/check/:id', (req, res, next) => {
  store.touch(req.params.id, next);
}, (req, res) => res.json({ touched: store.count() }));

app.get('/touch/:id', (req, res) => {
  store.touch(req.params.id, (err, count) => {
    if (err) return res.status(404).json({ error: err.message });
    res.json({ count });
  });
});

app.use((err, req, res, next) => res.status(400).json({ handled: err.message }));

module.exports = app;
`,
  files: {
    'store.js': `
let touched = 0;

exports.touch = (id, done) => {
  if (id === 'x') return done(new Error('no x'));
  touched += 1;
  done(null, touched);
};
exports.count = () => touched;
`,
  },
  requests: [
    'GET /check/1',
    'GET /check/x',
    'GET /touch/1',
    'GET /touch/x',
  ],
});
