import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  language: 'ts',
  app: `
import express, { Request, Response, NextFunction } from 'express';

const app = express();

const tokenOf = req => {
  const cookie = req.get('x-token');
  return cookie || null;
};
const requireToken = (req: Request, res: Response, next: NextFunction) => {
  if (tokenOf(req)) next();
  else res.sendStatus(401);
};

app.get('/me', requireToken, (req, res) => {
  res.json({ token: tokenOf(req) });
});

export default app;
`,
  requests: ['GET /me', { method: 'GET', path: '/me', headers: { 'x-token': 'a' } }],
});
