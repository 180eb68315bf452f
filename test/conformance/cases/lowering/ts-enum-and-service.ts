import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { Request, Response } from 'express';
import { OrderService } from './services/order.service';
import { OrderStatus } from './models/order';

const app = express();
const service = new OrderService();

app.post('/orders/:id/ship', (req: Request<{ id: string }>, res: Response) => {
  const order = service.ship(req.params.id);
  return order ? res.json(order) : res.status(404).json({ status: OrderStatus.Unknown });
});

app.get('/orders', (_req: Request, res: Response) => res.json(service.byStatus(OrderStatus.Open)));

export default app;
`,
  files: {
    'models/order.ts': `
export enum OrderStatus {
  Open = 'open',
  Shipped = 'shipped',
  Unknown = 'unknown',
}

export interface Order {
  id: string;
  status: OrderStatus;
}
`,
    'services/order.service.ts': `
import { Order, OrderStatus } from '../models/order';

export class OrderService {
  private readonly orders: Order[] = [
    { id: 'a', status: OrderStatus.Open },
    { id: 'b', status: OrderStatus.Open },
  ];

  ship(id: string): Order | undefined {
    const order = this.orders.find((o) => o.id === id);
    if (order) order.status = OrderStatus.Shipped;
    return order;
  }

  byStatus(status: OrderStatus): Order[] {
    return this.orders.filter((o) => o.status === status);
  }
}
`,
  },
  requests: ['GET /orders', 'POST /orders/a/ship', 'POST /orders/z/ship', 'GET /orders'],
});
