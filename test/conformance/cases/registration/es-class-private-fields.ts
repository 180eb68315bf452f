import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'bridged',
  app: `
import express, { Router } from 'express';
import { Store } from './store';

const app = express();

class StoreRoutes {
  readonly router = Router();
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
    this.router.get('/', (_req, res) => {
      res.json(this.#store.keys());
    });
  }
}

app.use('/store', new StoreRoutes(new Store()).router);

export default app;
`,
  files: {
    'store.ts': `
export class Store {
  keys(): string[] {
    return ['a', 'b'];
  }
}
`,
  },
  requests: [
    'GET /store',
  ],
});
