import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'bridged',
  app: `
import express, { type NextFunction, type Request, type Response } from 'express';

const app = express();

type Handler = (req: Request, res: Response, next: NextFunction) => Promise<void>;

function catches(original: Handler, _context: ClassMethodDecoratorContext): Handler {
  return async function (this: unknown, req, res, next) {
    try {
      await original.call(this, req, res, next);
    } catch (error) {
      next(error);
    }
  };
}

class Reports {
  @catches
  async show(_req: Request, _res: Response, _next: NextFunction): Promise<void> {
    throw new Error('no report');
  }
}

const reports = new Reports();

app.get('/report', reports.show.bind(reports));
app.use((err: Error, _req: Request, res: Response, _next: NextFunction) => {
  res.status(500).json({ error: err.message });
});

export default app;
`,
  requests: [
    'GET /report',
  ],
});
