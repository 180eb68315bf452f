import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type NextFunction, type Request, type Response } from 'express';
import { requireAuth, requireRole } from './middleware/auth';

const app = express();

app.get('/me', requireAuth, (req: Request, res: Response) => {
  res.json({ user: req.user });
});

app.get('/admin', requireAuth, requireRole('admin'), (req: Request, res: Response) => {
  res.json({ admin: req.user!.name });
});

app.use((err: Error & { status?: number }, _req: Request, res: Response, _next: NextFunction) => {
  res.status(err.status ?? 500).json({ error: err.message });
});

export default app;
`,
  files: {
    'middleware/auth.ts': `
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { HttpError } from '../errors';

export interface User {
  name: string;
  role: 'admin' | 'user';
}

declare global {
  namespace Express {
    interface Request {
      user?: User;
    }
  }
}

const users: Record<string, User> = {
  t1: { name: 'Ann', role: 'admin' },
  t2: { name: 'Bo', role: 'user' },
};

export function requireAuth(req: Request, _res: Response, next: NextFunction): void {
  const token = req.headers.authorization?.split(' ')[1];
  const user = token ? users[token] : undefined;
  if (!user) {
    next(new HttpError(401, 'Unauthorized'));
    return;
  }
  req.user = user;
  next();
}

export const requireRole =
  (role: User['role']): RequestHandler =>
  (req, _res, next) => {
    if (req.user?.role !== role) throw new HttpError(403, \`Requires \${role}\`);
    next();
  };
`,
    'errors.ts': `
export class HttpError extends Error {
  constructor(
    public readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'HttpError';
  }
}
`,
  },
  requests: [
    'GET /me',
    { method: 'GET', path: '/me', headers: { authorization: 'Bearer t2' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer t2' } },
    { method: 'GET', path: '/admin', headers: { authorization: 'Bearer t1' } },
  ],
});
