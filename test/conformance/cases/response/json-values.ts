import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  covers: ['9.1 json: values'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const values = {
  null: null,
  string: 'text',
  number: 3.5,
  boolean: false,
  array: [],
  nested: { a: { b: [{ c: 1 }] } },
  date: new Date(Date.UTC(2024, 0, 2)),
  holes: { kept: null, dropped: undefined, nan: NaN, fn() {} },
};

app.get('/value/:name', (req, res) => res.json(values[req.params.name]));

module.exports = app;
`,
  requests: [
    'GET /value/null',
    'GET /value/string',
    'GET /value/number',
    'GET /value/boolean',
    'GET /value/array',
    'GET /value/nested',
    'GET /value/date',
    'GET /value/holes',
  ],
});
