import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 x-powered-by', '1 etag'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.disable('x-powered-by');
app.set('etag', false);
app.get('/quiet', (req, res) => res.send('quiet'));

module.exports = app;
`,
  requests: ['GET /quiet'],
});
