import { defineCase } from '../../case.js';

export default defineCase({
  section: '8.3',
  covers: ['8.3 parameterLimit'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.urlencoded({ extended: false, limit: '20b', parameterLimit: 2 }));
app.post('/f', (req, res) => res.json(req.body));
app.use((err, req, res, next) => res.status(err.status).json({ type: err.type }));

module.exports = app;
`,
  requests: [
    { method: 'POST', path: '/f', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=2' },
    { method: 'POST', path: '/f', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=1&b=2&c=3' },
    { method: 'POST', path: '/f', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'a=aaaaaaaaaaaaaaaaaaaaaaaa' },
  ],
});
