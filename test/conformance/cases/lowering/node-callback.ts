import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const db = require('./db');
const app = express();

app.get('/users', (req, res) => {
  db.query('SELECT * FROM users', (err, rows) => {
    if (err) {
      return res.status(500).json({ error: err.message });
    }
    res.json(rows);
  });
});

app.get('/users/:id', (req, res, next) => {
  db.get(req.params.id, function (err, row) {
    if (err) return next(err);
    if (!row) {
      res.status(404).send('no user');
      return;
    }
    res.json(row);
  });
});

app.use((err, req, res, next) => res.status(500).json({ db: err.message }));

module.exports = app;
`,
  files: {
    'db.js': `
const rows = [{ id: 1, name: 'Ann' }, { id: 2, name: 'Bo' }];

exports.query = (sql, callback) => {
  setImmediate(() => callback(null, rows));
};

exports.get = (id, callback) => {
  setImmediate(() => {
    if (!/^\\d+$/.test(id)) return callback(new Error('bad id'));
    callback(null, rows.find((row) => row.id === Number(id)));
  });
};
`,
  },
  requests: ['GET /users', 'GET /users/2', 'GET /users/9', 'GET /users/x'],
});
