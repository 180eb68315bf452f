import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const rows = { 1: 'one', 2: 'two' };
const query = function (sql, params, cb) {
  setImmediate(function () {
    cb(null, rows[params[0]] ? [{ name: rows[params[0]] }] : []);
  });
};

app.get('/rows/:id', function (req, res) {
  query('select', [req.params.id], function (err, result) {
    if (err) {
      res.status(500).send(err.message);
      return;
    }
    if (result.length === 0) {
      res.status(404).send('Not found');
    } else {
      res.status(200).json(result[0]);
    }
  });
});

module.exports = app;
`,
  requests: [
    'GET /rows/1',
    'GET /rows/7',
  ],
});
