import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  language: 'ts',
  app: `
import express, { type ErrorRequestHandler, type NextFunction, type Request, type Response } from 'express';

const app = express();
const seen: string[] = [];

class HttpProblem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

const logErrors: ErrorRequestHandler = (err, _req, _res, next) => {
  seen.push(String(err.message));
  next(err);
};
function problem(err: unknown, _req: Request, res: Response, next: NextFunction) {
  if (!(err instanceof HttpProblem)) return next(err);
  res.status(err.status).type('application/problem+json').send(JSON.stringify({ title: err.message, status: err.status }));
}

app.get('/a', (_req: Request, _res: Response) => {
  throw new HttpProblem(409, 'conflict');
});
app.get('/b', () => {
  throw new Error('bug');
});
app.get('/seen', (_req: Request, res: Response) => {
  res.json(seen);
});
app.use(logErrors, problem);
app.use((err: Error, _req: Request, res: Response, _next: NextFunction) => {
  res.status(500).json({ error: err.message });
});

export default app;
`,
  requests: [
    'GET /a',
    'GET /b',
    'GET /seen',
  ],
});
