import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';

interface Params {
  id: string;
}

interface CreateBody {
  name: string;
  tags?: string[];
}

interface ListQuery {
  tag?: string;
  limit?: string;
}

type TypedRequest<B> = Request<{}, {}, B>;

const app = express();
app.use(express.json());

const items = new Map<string, CreateBody>();

export const create = async (req: TypedRequest<CreateBody>, res: Response): Promise<Response> => {
  const { name, tags } = req.body;
  if (!name) return res.status(400).json({ error: 'name' });
  items.set(name, { name, tags });
  return res.status(201).json({ name, count: tags?.length ?? 0 });
};

export const read = async (req: Request<Params>, res: Response<CreateBody | { error: string }>, _next: NextFunction): Promise<Response | void> => {
  const item = items.get(req.params.id);
  if (!item) {
    return res.status(404).json({ error: 'none' });
  }
  res.json(item);
};

export const list: RequestHandler<{}, CreateBody[], unknown, ListQuery> = (req, res): void => {
  const { tag, limit } = req.query;
  const found = [...items.values()].filter((item) => !tag || item.tags?.includes(tag));
  res.json(found.slice(0, limit ? Number(limit) : undefined));
};

export function remove(this: void, req: Request<Params>, res: Response): Response<any, Record<string, any>> {
  return res.json({ removed: items.delete(req.params.id) });
}

app.post('/items', create);
app.get('/items', list);
app.get('/items/:id', read);
app.delete('/items/:id', remove);

export default app;
`,
  requests: [
    { method: 'POST', path: '/items', body: { name: 'a', tags: ['x'] } },
    { method: 'POST', path: '/items', body: {} },
    'GET /items',
    'GET /items?tag=y',
    'GET /items?limit=1',
    'GET /items/a',
    'GET /items/b',
    'DELETE /items/a',
  ],
});
