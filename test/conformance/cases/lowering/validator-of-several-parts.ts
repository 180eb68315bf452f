import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  language: 'ts',
  app: `
import express, { type NextFunction, type Request, type Response } from 'express';

const app = express();
app.use(express.json());

enum Part {
  BODY = 'body',
  QUERY = 'query',
  PARAMS = 'params',
}

type Check = (value: Record<string, unknown>) => string | null;

const has = (name: string): Check => (value) => (value && name in value ? null : \`\${name} is missing\`);

const validate = (check: Check, part: Part = Part.BODY) => (req: Request, res: Response, next: NextFunction) => {
  const problem = check(req[part]);
  if (!problem) return next();
  res.status(400).json({ part, problem });
};

app.get('/books', validate(has('page'), Part.QUERY), (req, res) => {
  res.json({ page: req.query.page });
});
app.post('/books', validate(has('title')), (req, res) => {
  res.json({ title: req.body.title });
});
app.put('/books/:id', validate(has('id'), Part.PARAMS), validate(has('title')), (req, res) => {
  res.json({ id: req.params.id, title: req.body.title });
});

export default app;
`,
  requests: [
    'GET /books', 'GET /books?page=2',
    { method: 'POST', path: '/books', body: {} }, { method: 'POST', path: '/books', body: { title: 'Emma' } },
    { method: 'PUT', path: '/books/3', body: {} }, { method: 'PUT', path: '/books/3', body: { title: 'Emma' } },
  ],
});
