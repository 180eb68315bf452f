import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { type NextFunction, type Request, type Response } from 'express';

interface Params {
  id: string;
}
interface Item {
  id: number;
  name: string;
}
type Result = Item | { error: string };

const app = express();
app.use(express.json());

const items = new Map<number, Item>([[1, { id: 1, name: 'One' }]]);

app.get('/items/:id', (req: Request<Params, Result>, res: Response<Result>) => {
  const item = items.get(Number(req.params.id));
  if (!item) {
    res.status(404).json({ error: 'no such item' });
    return;
  }
  res.json(item);
});

app.put('/items/:id', async (req: Request<Params, Result, Pick<Item, 'name'>>, res: Response<Result>, next: NextFunction) => {
  try {
    const item: Item = { id: Number(req.params.id), name: req.body.name };
    items.set(item.id, item);
    res.status(200).json(item);
  } catch (error) {
    next(error);
  }
});

app.get('/items', (req: Request<object, Item[], never, { q?: string }>, res: Response<Item[]>) => {
  const { q = '' } = req.query;
  res.json([...items.values()].filter((item) => item.name.includes(q)));
});

export default app;
`,
  requests: [
    'GET /items/1',
    'GET /items/2',
    { method: 'PUT', path: '/items/2', body: { name: 'Two' } },
    'GET /items?q=Tw',
    'GET /items',
  ],
});
