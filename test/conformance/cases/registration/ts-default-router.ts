import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { Request, Response } from 'express';
import userRoutes from './routes/users';

const app = express();

app.use(express.json());
app.use('/users', userRoutes);

app.get('/', (_req: Request, res: Response) => {
  res.json({ ok: true });
});

export default app;
`,
  files: {
    'routes/users.ts': `
import { Router, type Request, type Response } from 'express';

interface User {
  id: number;
  name: string;
  email?: string;
}

const router = Router();
const users: User[] = [{ id: 1, name: 'Ada' }];

router.get('/', (_req: Request, res: Response): void => {
  res.json(users);
});

router.post('/', (req: Request<unknown, unknown, Omit<User, 'id'>>, res: Response): void => {
  const user: User = { id: users.length + 1, ...req.body };
  users.push(user);
  res.status(201).json(user);
});

export default router;
`,
  },
  requests: [
    'GET /',
    'GET /users',
    { method: 'POST', path: '/users', body: { name: 'Grace', email: 'g@navy.mil' } },
    'GET /users',
  ],
});
