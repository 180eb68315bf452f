import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
import express from 'express';
import counter from './counter-routes.js';
import { value } from './counter.js';

const app = express();

app.use('/counter', counter);
app.get('/value', (req, res) => res.json({ value }));

export default app;
`,
  files: {
    'counter.js': `
export let value = 0;

export const add = (n) => {
  value += n;
  return value;
};
`,
    'counter-routes.js': `
import { Router } from 'express';
import { add } from './counter.js';

const router = Router();

router.post('/:n', (req, res) => res.json({ now: add(Number(req.params.n)) }));

export default router;
`,
  },
  requests: ['POST /counter/3', 'POST /counter/4', 'GET /value'],
});
