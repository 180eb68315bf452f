import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors', '4 unhandled: headers set before stay'],
  expect: 'native',
  app: `
const express = require('express');
const errorhandler = require('errorhandler');
const app = express();

app.use(express.json());
app.use((req, res, next) => {
  res.set('X-App', 'errors');
  next();
});
app.get('/plain', (req, res) => {
  throw Object.assign(new Error('out of stock'), { status: 409, stack: 'Error: out of stock\\n    at nowhere' });
});
app.get('/async', async (req, res, next) => {
  next(Object.assign(new Error('later'), { statusCode: 503, stack: '', code: 'LATER' }));
});
app.get('/text', (req, res, next) => next('only text'));
app.get('/object', (req, res, next) => next({ reason: 'object' }));
app.get('/status', (req, res, next) => {
  res.status(418);
  next(Object.assign(new Error('teapot'), { stack: '' }));
});
app.post('/body', (req, res) => res.json(req.body));
app.use((err, req, res, next) => {
  if (err.type) err.stack = 'Error: ' + err.message;
  next(err);
});
app.use(errorhandler({ log: false }));

module.exports = app;
`,
  requests: [
    'GET /plain',
    { method: 'GET', path: '/plain', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/plain', headers: { accept: 'text/plain' } },
    { method: 'GET', path: '/async', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/text', headers: { accept: 'text/plain' } },
    { method: 'GET', path: '/object', headers: { accept: 'text/plain' } },
    { method: 'GET', path: '/object', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/status', headers: { accept: 'text/plain' } },
    { method: 'POST', path: '/body', headers: { 'content-type': 'application/json', accept: 'text/plain' }, body: '{"a":' },
    { method: 'POST', path: '/body', body: { a: 1 } },
  ],
});
