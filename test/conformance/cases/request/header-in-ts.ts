import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  language: 'ts',
  expect: 'native',
  app: `
import express, { Request, Response } from 'express';

const app = express();

app.get('/me', (req: Request, res: Response) => {
  const token = req.header('Authorization')?.replace('Bearer ', '');
  const languages: string[] = req.acceptsLanguages();
  const type: string | false = req.accepts(['json', 'html']);
  res.json({ token: token ?? null, languages, type, subdomains: req.subdomains.length, fresh: req.fresh });
});

export default app;
`,
  requests: [
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer abc', 'accept-language': 'de, en;q=0.5', accept: 'text/html' } },
    'GET /me',
  ],
});
