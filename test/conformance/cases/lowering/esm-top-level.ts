import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
import express from 'express';
import { readFileSync } from 'node:fs';
import { z, defaults as fallback } from './lib/settings.js';

const app = express();
const hasFs = typeof readFileSync === 'function';

const { name, ...limits } = fallback;

app.get('/settings', (req, res) => {
  res.json({ name, limits, z: z(2), hasFs });
});

export { app };
export default app;
`,
  files: {
    'lib/settings.js': `
export const defaults = { name: 'svc', max: 10, min: 1 };

export function z(n) {
  return n ** 2;
}
`,
  },
  requests: ['GET /settings'],
});
