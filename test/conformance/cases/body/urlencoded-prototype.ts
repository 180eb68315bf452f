import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: true }));
app.post('/in', (req, res) => res.json({ body: req.body, own: typeof req.body.hasOwnProperty }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a[]=1&a[]=2&x[y][z]=3&__proto__[p]=1&toString=t' },
  ],
});
