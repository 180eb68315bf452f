import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
import express from 'express';
import { ordersRouter } from './routes/index.js';

export const app = express();

app.use('/orders', ordersRouter);

export default app;
`,
  files: {
    'routes/index.js': `
export { ordersRouter } from './orders.js';
`,
    'routes/orders.js': `
import express from 'express';
import * as orders from '../controllers/orders.js';

export const ordersRouter = express.Router();

ordersRouter.get('/', orders.list);
ordersRouter.get('/:id', orders.show);
`,
    'controllers/orders.js': `
const all = [{ id: 'o1', total: 12.5 }, { id: 'o2', total: 3 }];

export function list(req, res) {
  res.json({ orders: all, count: all.length });
}

export const show = (req, res) => {
  const order = all.find((o) => o.id === req.params.id);
  if (!order) {
    res.status(404).json({ error: 'order not found' });
    return;
  }
  res.json(order);
};
`,
  },
  requests: ['GET /orders', 'GET /orders/o2', 'GET /orders/o3'],
});
