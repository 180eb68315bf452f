import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const requireHeader = ({ name, value, status = 400 }) =>
  function checkHeader(req, res, next) {
    if (req.get(name) === undefined) return res.status(status).json({ missing: name });
    if (value && req.get(name) !== value) return res.status(status).json({ wrong: name });
    return next();
  };

app.get('/a', requireHeader({ name: 'X-Client' }), (req, res) => res.json({ client: req.get('x-client') }));
app.get('/b', requireHeader({ name: 'X-Version', value: '2', status: 412 }), (req, res) => res.send('b'));

module.exports = app;
`,
  requests: [
    'GET /a',
    { method: 'GET', path: '/a', headers: { 'x-client': 'ios' } },
    'GET /b',
    { method: 'GET', path: '/b', headers: { 'x-version': '1' } },
    { method: 'GET', path: '/b', headers: { 'x-version': '2' } },
  ],
});
