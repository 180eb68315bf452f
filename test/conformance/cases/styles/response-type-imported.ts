import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  language: 'ts',
  expect: 'native',
  app: `
import express from 'express';
import { login, verify, who } from './controllers';

const app = express();
app.use(express.json());

app.get('/who', verify, who);
app.post('/login', login);

export default app;
`,
  files: {
    'controllers.ts': `
import type { NextFunction, Request, Response } from 'express';

interface AuthRequest extends Request {
  payload?: { name: string };
}

interface LoginBody {
  name: string;
  remember?: boolean;
}

type TypedRequest<T> = Request<{}, any, T>;

const check = (token: string, done: (error: Error | null, payload?: { name: string }) => void): void => {
  setImmediate(() => (token === 'good' ? done(null, { name: 'ann' }) : done(new Error('bad'))));
};

export const verify = (req: AuthRequest, res: Response, next: NextFunction) => {
  const token = req.headers.authorization?.split(' ')[1];
  if (!token) return res.sendStatus(401);

  check(token, (err, payload) => {
    if (err) return res.status(403).json({ error: err.message });
    req.payload = payload;
    next();
  });
};

export const who = (req: AuthRequest, res: Response): Response => res.json({ name: req.payload?.name });

let logins = 0;

export const login = async (req: TypedRequest<LoginBody>, res: Response): Promise<Response | void> => {
  const { name, remember = false } = req.body;

  if (!name) {
    res.status(422).json({ error: 'name', logins });
  } else {
    res.status(201).json({ name, remember, logins });
  }
  logins += 1;
};
`,
  },
  requests: [
    'GET /who',
    { method: 'GET', path: '/who', headers: { authorization: 'Bearer good' } },
    { method: 'GET', path: '/who', headers: { authorization: 'Bearer evil' } },
    { method: 'POST', path: '/login', body: { name: 'ann', remember: true } },
    { method: 'POST', path: '/login', body: {} },
  ],
});
