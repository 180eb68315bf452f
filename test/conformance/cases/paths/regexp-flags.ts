import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.3',
  covers: ['2.3 flags decide', '2.3 unnamed groups are numbered'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(/^\\/[A-Z]+\\/(\\d+)$/, (req, res) => res.json({ upper: req.params[0] }));
app.get(/^\\/any\\/(\\d+)\\/?$/i, (req, res) => res.json({ any: req.params[0] }));

module.exports = app;
`,
  requests: ['GET /ABC/1', 'GET /abc/1', 'GET /any/2', 'GET /any/2/'],
});
