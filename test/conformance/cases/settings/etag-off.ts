import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 etag'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('etag', false);
app.get('/a', (req, res) => res.json({ etag: app.get('etag') }));
app.get('/own', (req, res) => res.set('ETag', '"own"').json({ a: 1 }));

module.exports = app;
`,
  requests: [
    'GET /a',
    'GET /own',
  ],
});
