import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const config = require('./config');
const app = express();

app.get('/broken', (req, res, next) => {
  const err = new Error('broken');
  err.status = 418;
  next(err);
});
app.get('/thrown', () => {
  throw new Error('thrown');
});

app.use((req, res, next) => {
  const err = new Error('Not Found');
  err.status = 404;
  next(err);
});

// As express-generator wrote it for years.
if (config.isVerbose) {
  app.use((err, req, res, next) => {
    res.status(err.status || 500);
    res.json({ message: err.message, verbose: true });
  });
}
if (app.get('env') === 'test') {
  app.use((err, req, res, next) => {
    res.status(err.status || 500).json({ message: err.message, stack: err.stack });
  });
}
app.use((err, req, res, next) => {
  res.status(err.status || 500);
  res.json({ message: err.message });
});

module.exports = app;
`,
  files: { 'config.js': `exports.isVerbose = process.env.E2N_NO_SUCH_VARIABLE === 'yes';\n` },
  requests: ['GET /broken', 'GET /thrown', 'GET /nothing'],
});
