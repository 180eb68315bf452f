import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  express: 5,
  app: `
const express = require('express');
const { NotFoundError, ForbiddenError, AppError } = require('./errors');
const { handleErrors } = require('./middleware/errors');
const app = express();

app.get('/users/:id', async (req, res) => {
  if (req.params.id === '0') throw new NotFoundError('user', req.params.id);
  if (req.params.id === '1') throw new ForbiddenError();
  res.json({ id: req.params.id });
});
app.get('/plain', async () => {
  throw new AppError('plain');
});
app.get('/bug', async () => {
  null.x;
});
app.use(handleErrors);

module.exports = app;
`,
  files: {
    'errors.js': `
class AppError extends Error {
  constructor(message, statusCode = 500, code = 'INTERNAL') {
    super(message);
    this.name = this.constructor.name;
    this.statusCode = statusCode;
    this.code = code;
    Error.captureStackTrace(this, this.constructor);
  }
  toJSON() {
    return { code: this.code, message: this.message };
  }
}
class NotFoundError extends AppError {
  constructor(what, id) {
    super(\`\${what} \${id} not found\`, 404, 'NOT_FOUND');
  }
}
class ForbiddenError extends AppError {
  constructor() {
    super('forbidden', 403, 'FORBIDDEN');
  }
}
module.exports = { AppError, NotFoundError, ForbiddenError };
`,
    'middleware/errors.js': `
const { AppError } = require('../errors');

exports.handleErrors = (err, req, res, next) => {
  if (err instanceof AppError) return res.status(err.statusCode).json({ error: err });
  res.status(500).json({ error: { code: 'BUG', type: err.constructor.name } });
};
`,
  },
  requests: [
    'GET /users/2',
    'GET /users/0',
    'GET /users/1',
    'GET /plain',
    'GET /bug',
  ],
});
