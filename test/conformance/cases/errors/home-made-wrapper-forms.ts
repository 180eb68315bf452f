import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const one = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);
const two = (fn) => async (req, res, next) => {
  try {
    await fn(req, res, next);
  } catch (error) {
    next(error);
  }
};
function three(fn) {
  return function wrapped(req, res, next) {
    fn(req, res, next).catch((err) => next(err));
  };
}
const four = (handler) => (req, res, next) => {
  handler(req, res, next).then(() => {}, next);
};

const work = async (req, res) => {
  await null;
  if (req.query.fail) throw Object.assign(new Error('failed ' + req.query.fail), { status: 409 });
  res.json({ ok: true });
};
app.get('/one', one(work));
app.get('/two', two(work));
app.get('/three', three(work));
app.get('/four', four(work));
app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /one',
    'GET /one?fail=1',
    'GET /two',
    'GET /two?fail=2',
    'GET /three',
    'GET /three?fail=3',
    'GET /four',
    'GET /four?fail=4',
  ],
});
