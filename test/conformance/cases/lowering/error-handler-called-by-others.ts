import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const error = require('./error');
const router = require('./router');
const app = express();

app.use('/v1', router);
app.use(error.converter);
app.use(error.notFound);
app.use(error.handler);

module.exports = app;
`,
  files: {
    'router.js': `
const { Router } = require('express');
const router = Router();

router.get('/ok', (req, res) => res.json('OK'));
router.get('/broken', (req, res, next) => next(Object.assign(new Error('broken'), { status: 418 })));
router.get('/odd', () => {
  throw new Error('odd');
});

module.exports = router;
`,
    'error.js': `
class APIError extends Error {
  constructor({ message, status = 500 }) {
    super(message);
    this.status = status;
  }
}

const handler = (err, req, res, next) => {
  const response = { code: err.status, message: err.message, stack: err.stack };

  if (process.env.NODE_ENV !== 'x') {
    delete response.stack;
  }

  res.status(err.status);
  res.json(response);
};
exports.handler = handler;

exports.converter = (err, req, res, next) => {
  let convertedError = err;

  if (!(err instanceof APIError)) {
    convertedError = new APIError({ message: err.message, status: err.status });
  }

  return handler(convertedError, req, res);
};

exports.notFound = (req, res, next) => {
  const err = new APIError({ message: 'Not found', status: 404 });
  return handler(err, req, res);
};
`,
  },
  requests: [
    'GET /v1/ok',
    'GET /v1/broken',
    'GET /v1/odd',
    'GET /v2',
  ],
});
