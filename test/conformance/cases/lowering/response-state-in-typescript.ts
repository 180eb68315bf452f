import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type NextFunction, type Request, type Response } from 'express';

interface Paging {
  page: number;
  size: number;
}

interface PagedResponse extends Response {
  paging?: Paging;
}

const app = express();

const paged = (req: Request, res: PagedResponse, next: NextFunction): void => {
  res.paging = { page: Number(req.query.page) || 1, size: 10 };
  next();
};

app.get('/list', paged, (req: Request, res: PagedResponse): void => {
  res.json({ ...res.paging, items: [] });
});

export default app;
`,
  requests: [
    'GET /list',
    'GET /list?page=4',
  ],
});
