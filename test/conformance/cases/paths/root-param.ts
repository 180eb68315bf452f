import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const links = { gh: 'https://github.com', so: 'https://stackoverflow.com' };

app.get('/', (req, res) => res.send('Shortener'));
app.get('/:code', (req, res) => {
  const target = links[req.params.code];
  if (!target) return res.status(404).send('Unknown link');
  res.redirect(301, target);
});

module.exports = app;
`,
  requests: ['GET /', 'GET /gh', 'GET /nope'],
});
