import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('port', process.env.NO_SUCH_PORT || 3000);
app.set('jwt secret', 'abc');

app.get('/port', (req, res) => res.json({ port: req.app.get('port'), secret: req.app.get('jwt secret') }));

module.exports = app;
`,
  requests: [
    'GET /port',
  ],
});
