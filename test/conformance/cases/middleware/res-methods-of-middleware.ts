import { defineCase } from '../../case.js';

// Methods that middleware adds to res, in its forms; an error handler and a 404 handler use them as well.
export default defineCase({
  section: '9.6',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const users = require('./users');

app.use((req, res, next) => {
  // The form of all good answers.
  res.success = (data, status = 200) => res.status(status).json({ ok: true, data });
  res.fail = function (message, code) {
    return this.status(code || 400).json({ ok: false, message });
  };
  res.page = (html) => {
    res.set('X-Page', 'yes');
    res.type('html').send(html);
  };
  res.gone = async () => {
    await Promise.resolve();
    res.status(410).end();
  };
  next();
});
app.use(express.json());
app.get('/one', (req, res) => res.success({ a: 1 }));
app.get('/asked', (req, res) => {
  if (!req.query.a) return res.fail('no a', 422);
  res.success(req.query.a, 201);
});
app.get('/page', (req, res) => {
  res.page('<p>hello</p>');
});
app.get('/gone', (req, res) => res.gone());
app.get('/users/:id', users.show);
app.post('/users', users.create);
app.get('/broken', () => {
  throw new Error('broken');
});
app.use((req, res) => res.fail('nothing here', 404));
app.use((err, req, res, next) => res.fail(err.message, 500));

module.exports = app;
`,
  files: {
    'users.js': `
const users = [{ id: 1 }];

exports.show = async (req, res, next) => {
  try {
    const success = users.find((one) => one.id === Number(req.params.id));
    if (!success) return res.fail('no user', 404);
    return res.success(success);
  } catch (error) {
    next(error);
  }
};
exports.create = (req, res) => {
  users.push(req.body);
  res.success(req.body, 201);
};
`,
  },
  requests: [
    'GET /one', 'GET /asked', 'GET /asked?a=b', 'GET /page', 'GET /gone', 'GET /users/1', 'GET /users/7', { method: 'POST', path: '/users', body: { id: 7 } }, 'GET /users/7',
    { method: 'POST', path: '/users', headers: { 'content-type': 'application/json' }, body: '{' }, 'GET /broken', 'GET /none',
  ],
});
