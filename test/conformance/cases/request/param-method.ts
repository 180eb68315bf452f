import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  covers: ['6.1 4: param()', '14 removed members'],
  express: 4,
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

app.all('/p/:id', (req, res) => res.json({ id: req.param('id'), name: req.param('name'), color: req.param('color', 'red') }));

module.exports = app;
`,
  requests: [
    'GET /p/1?name=query&id=2',
    { method: 'POST', path: '/p/1?name=query', body: { name: 'body', color: 'blue' } },
  ],
});
