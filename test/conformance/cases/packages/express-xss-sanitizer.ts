import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { xss } = require('express-xss-sanitizer');
const app = express();

app.use(express.json());
app.use(xss());
app.post('/say', (req, res) => res.json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/say', body: { text: 'hi <script>alert(1)</script><b>you</b>', n: 1 } },
    { method: 'POST', path: '/say', body: { list: ['<i>a</i>', { deep: '<img src=x onerror=1>' }] } },
  ],
});
