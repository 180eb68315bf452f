import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 an error handler of a route'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get(
  '/risky',
  (req, res) => {
    if (req.query.safe) return res.send('safe');
    throw new Error('risk');
  },
  (err, req, res, next) => {
    res.status(503).send(\`caught \${err.message}\`);
  },
);

module.exports = app;
`,
  requests: ['GET /risky', 'GET /risky?safe=1'],
});
