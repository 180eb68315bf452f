import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler under a path'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const fail = (req, res) => {
  throw new Error('at ' + req.path);
};

app.get('/api/fail', fail);
app.get('/web/fail', fail);
app.use('/api', (err, req, res, next) => res.status(500).json({ api: err.message }));
app.use((err, req, res, next) => res.status(500).send(err.message));

module.exports = app;
`,
  requests: ['GET /api/fail', 'GET /web/fail'],
});
