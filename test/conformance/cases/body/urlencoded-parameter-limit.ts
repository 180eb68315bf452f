import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['8.3 parameterLimit', '8.3 extended: false'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false, parameterLimit: 3 }));
app.post('/in', (req, res) => res.json(req.body));
app.use((err, req, res, next) => res.status(err.status || 500).json({ type: err.type, message: err.message }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=2&c=3' },
    { method: 'POST', path: '/in', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=2&c=3&d=4' },
  ],
});
