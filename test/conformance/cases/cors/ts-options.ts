import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  language: 'ts',
  app: `
import express, { type Request, type Response } from 'express';
import cors, { type CorsOptions } from 'cors';

const app = express();
const allowedOrigins: string[] = ['https://a.example'];
const options: CorsOptions = { origin: allowedOrigins, credentials: true };

app.use(cors(options));
app.get('/a', (_req: Request, res: Response) => {
  res.json({ a: 1 });
});

export default app;
`,
  requests: [
    { method: 'GET', path: '/a', headers: { origin: 'https://a.example' } },
    { method: 'OPTIONS', path: '/a', headers: { origin: 'https://a.example', 'access-control-request-method': 'GET' } },
  ],
});
