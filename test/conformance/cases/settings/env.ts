import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 env'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.set('env', 'staging');
app.get('/env', (req, res) => res.json({ env: app.get('env'), viaReq: req.app.get('env'), isStaging: app.get('env') === 'staging' }));

module.exports = app;
`,
  requests: [
    'GET /env',
  ],
});
