import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['8.3 extended: false'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false }));

app.post('/form', (req, res) => {
  res.json({ name: req.body.name, colours: req.body.colour });
});

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=Ann+Lee&colour=red&colour=blue' },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=%C3%85se&colour=' },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'name=x' },
  ],
});
