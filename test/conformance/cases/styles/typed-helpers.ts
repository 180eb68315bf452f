import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type Request, type Response } from 'express';

const app = express();

type Handler = (req: Request, res: Response) => Promise<Response | undefined>;

const sendJson = <T,>(res: Response, data: T, status = 200): Response<T> => res.status(status).json(data);

const respond = (res: Response<{ ok: boolean }>, ok: boolean): Response<{ ok: boolean }> => {
  if (!ok) {
    return res.status(409).json({ ok });
  }
  return res.json({ ok });
};

const show: Handler = async (req, res) => {
  if (req.query.fail) return sendJson(res, { error: 'failed' }, 500);
  return sendJson<{ id: number }>(res, { id: 1 });
};

app.get('/show', show);
app.get('/ok', (req: Request, res: Response): Response => respond(res, true));
app.get('/not-ok', (req: Request, res: Response): void => {
  respond(res, false);
});

export default app;
`,
  requests: [
    'GET /show',
    'GET /show?fail=1',
    'GET /ok',
    'GET /not-ok',
  ],
});
