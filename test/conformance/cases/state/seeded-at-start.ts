import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const countries = {};
for (const [code, name] of [['no', 'Norway'], ['pe', 'Peru']]) {
  countries[code] = { code, name };
}
Object.freeze(countries);

app.get('/countries', (req, res) => res.json(Object.values(countries)));
app.get('/countries/:code', (req, res) => {
  const country = countries[req.params.code];
  if (!country) return res.status(404).end();
  res.json(country);
});

module.exports = app;
`,
  requests: ['GET /countries', 'GET /countries/pe', 'GET /countries/xx'],
});
