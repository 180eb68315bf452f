import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['14 urlencoded by default'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded());
app.post('/in', (req, res) => res.json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a[b]=1&c=2&c=3&d[]=4&e' },
  ],
});
