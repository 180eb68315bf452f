import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
import express from 'express';
import authors from './routes/authors.js';

const app = express();

app.use('/authors', authors);

export default app;
`,
  files: {
    'routes/authors.js': `
import { Router } from 'express';

const router = Router();

router.get('/:slug', (req, res) => {
  res.json({ slug: req.params.slug, url: '/authors/' + req.params.slug });
});

export default router;
`,
  },
  requests: ['GET /authors/lem', 'GET /authors/le%20guin'],
});
