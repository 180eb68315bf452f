import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const errorhandler = require('errorhandler');
const app = express();

app.get('/fails', (req, res, next) => next(Object.assign(new Error('no'), { status: 403, expose: true })));
app.get('/works', (req, res) => res.send('yes'));
if (process.env.NODE_ENV === 'development') {
  app.use(errorhandler());
}
app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /fails',
    'GET /works',
  ],
});
