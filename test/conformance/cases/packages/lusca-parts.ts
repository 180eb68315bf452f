import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const lusca = require('lusca');
const app = express();

app.use(lusca.xframe('DENY'));
app.use(lusca.csp({ policy: { 'default-src': "'self'" } }));
app.get('/', (req, res) => res.send('page'));

module.exports = app;
`,
  requests: [
    'GET /',
  ],
});
