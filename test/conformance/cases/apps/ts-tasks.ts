import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type Express } from 'express';
import cors from 'cors';
import { taskRouter } from './task.router';
import { errorHandler, notFoundHandler } from './error.middleware';

const app: Express = express();

app.use(cors({ origin: 'https://tasks.example' }));
app.use(express.json());

app.use('/api/tasks', taskRouter);

app.use(notFoundHandler);
app.use(errorHandler);

export default app;
`,
  files: {
    'task.ts': `
export interface Task {
  id: number;
  title: string;
  done: boolean;
}

export type NewTask = Omit<Task, 'id' | 'done'>;
`,
    'task.service.ts': `
import type { NewTask, Task } from './task';

const tasks: Task[] = [{ id: 1, title: 'Write tests', done: false }];

export const findAll = async (): Promise<Task[]> => tasks;

export const find = async (id: number): Promise<Task | undefined> => tasks.find((task) => task.id === id);

export const create = async (newTask: NewTask): Promise<Task> => {
  const task: Task = { id: tasks.length + 1, title: newTask.title, done: false };
  tasks.push(task);
  return task;
};

export const toggle = async (id: number): Promise<Task | null> => {
  const task = await find(id);
  if (!task) return null;
  task.done = !task.done;
  return task;
};
`,
    'task.router.ts': `
import express, { Request, Response } from 'express';
import * as TaskService from './task.service';
import type { Task } from './task';

export const taskRouter = express.Router();

taskRouter.get('/', async (req: Request, res: Response) => {
  try {
    const tasks: Task[] = await TaskService.findAll();
    res.status(200).send(tasks);
  } catch (e) {
    res.status(500).send((e as Error).message);
  }
});

taskRouter.get('/:id', async (req: Request, res: Response) => {
  const id: number = parseInt(req.params.id as string, 10);
  const task = await TaskService.find(id);
  if (task) {
    return res.status(200).send(task);
  }
  res.status(404).send('task not found');
});

taskRouter.post('/', async (req: Request, res: Response) => {
  const task = await TaskService.create(req.body);
  res.status(201).json(task);
});

taskRouter.patch('/:id/toggle', async (req: Request<{ id: string }>, res: Response) => {
  const task = await TaskService.toggle(Number(req.params.id));
  if (!task) throw Object.assign(new Error('task not found'), { status: 404 });
  res.json(task);
});
`,
    'error.middleware.ts': `
import type { NextFunction, Request, Response } from 'express';

export const notFoundHandler = (_req: Request, res: Response, _next: NextFunction): void => {
  res.status(404).send({ message: 'Resource not found' });
};

export const errorHandler = (
  error: Error & { status?: number },
  _req: Request,
  res: Response,
  _next: NextFunction,
): void => {
  const status = error.status || 500;
  res.status(status).send({ error: error.message });
};
`,
  },
  requests: [
    'GET /api/tasks',
    'GET /api/tasks/1',
    'GET /api/tasks/5',
    { method: 'POST', path: '/api/tasks', body: { title: 'Ship' } },
    'PATCH /api/tasks/2/toggle',
    'PATCH /api/tasks/8/toggle',
    { method: 'GET', path: '/api/tasks', headers: { origin: 'https://tasks.example' } },
    { method: 'OPTIONS', path: '/api/tasks', headers: { origin: 'https://tasks.example', 'access-control-request-method': 'POST' } },
    'GET /api/else',
  ],
});
