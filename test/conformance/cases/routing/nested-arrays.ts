import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 arrays of functions, flattened'],
  app: `
const express = require('express');
const app = express();

const mark = (name) => (req, res, next) => {
  res.append('X-Seen', name);
  next();
};

const [a, b, c] = [mark('a'), mark('b'), mark('c')];

app.use([a, [b]]);
app.get('/', [[c]], (req, res) => res.send('ok'));

module.exports = app;
`,
  requests: ['GET /'],
});
