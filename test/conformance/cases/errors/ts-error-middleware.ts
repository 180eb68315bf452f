import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import { ApiError } from './api-error';

const app = express();

app.use(express.json());

const createUser: RequestHandler = async (req, res) => {
  const { email } = req.body as { email?: string };
  if (!email) throw ApiError.badRequest('email is required', ['email']);
  if (email === 'taken@example.com') throw ApiError.conflict('email already taken');
  res.status(201).json({ email });
};

app.post('/users', createUser);

const notFound: RequestHandler = (_req, _res, next) => {
  next(new ApiError(404, 'Not found'));
};

const errorHandler: ErrorRequestHandler = (err, _req, res, _next) => {
  if (err instanceof ApiError) {
    res.status(err.statusCode).json({ code: err.statusCode, message: err.message, fields: err.fields });
    return;
  }
  res.status(500).json({ code: 500, message: 'Internal Server Error' });
};

app.use(notFound);
app.use(errorHandler);

export default app;
`,
  files: {
    'api-error.ts': `
export class ApiError extends Error {
  constructor(
    readonly statusCode: number,
    message: string,
    readonly fields?: string[],
  ) {
    super(message);
  }

  static badRequest(message: string, fields: string[]): ApiError {
    return new ApiError(400, message, fields);
  }

  static conflict(message: string): ApiError {
    return new ApiError(409, message);
  }
}
`,
  },
  requests: [
    { method: 'POST', path: '/users', body: { email: 'a@b.c' } },
    { method: 'POST', path: '/users', body: {} },
    { method: 'POST', path: '/users', body: { email: 'taken@example.com' } },
    { method: 'POST', path: '/users', headers: { 'content-type': 'application/json' }, body: '{' },
    'GET /elsewhere',
  ],
});
