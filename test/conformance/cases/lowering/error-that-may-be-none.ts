import { defineCase } from '../../case.js';

// next(err) without an error lets the request go on.
export default defineCase({
  section: '4',
  app: `
const express = require('express');
const fs = require('fs');
const path = require('path');
const app = express();

const store = {
  save: (value, callback) => setImmediate(() => (value ? callback(null, { saved: value }) : callback(new Error('nothing to save')))),
};

const load = (req, res, next) => {
  fs.readFile(path.join(__dirname, 'text.txt'), 'utf8', (err, text) => {
    req.text = text;
    next(err);
  });
};

const loadNone = (req, res, next) => {
  fs.readFile(path.join(__dirname, 'none.txt'), 'utf8', (err, text) => {
    req.text = text;
    next(err);
  });
};

const check = (req, res, next) => {
  const problem = req.query.bad ? Object.assign(new Error('bad'), { status: 422 }) : null;
  next(problem);
};

function save(req, res, next) {
  store.save(req.query.value, (err, result) => {
    if (err || !result) return next(err);
    req.saved = result.saved;
    return next();
  });
}

const pass = (req, res, next) => store.save('x', (err) => next(err));

app.get('/text', load, (req, res) => res.json({ text: req.text }));
app.get('/none', loadNone, (req, res) => res.json({ text: req.text }));
app.get('/check', check, (req, res) => res.json({ ok: true }));
app.get('/save', save, pass, (req, res) => res.json({ saved: req.saved }));
app.get('/last', (req, res, next) => store.save(req.query.value, (err, result) => next(err)));
app.use((err, req, res, next) => {
  res.status(err.status || 500).json({ error: err.code || err.message });
});

module.exports = app;
`,
  files: { 'text.txt': 'fox' },
  requests: ['GET /text', 'GET /none', 'GET /check', 'GET /check?bad=1', 'GET /save?value=3', 'GET /save', 'GET /last', 'GET /last?value=1'],
});
