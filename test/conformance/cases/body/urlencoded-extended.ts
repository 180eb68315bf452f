import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['8.3 extended: true', '8.3 depth and arrays'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: true }));

app.post('/form', (req, res) => res.json(req.body));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'user[name]=Ann&user[tags][]=a&user[tags][]=b' },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&a=2&b=' },
    { method: 'POST', path: '/form', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'note=50%25+off' },
  ],
});
