import { defineCase } from '../../case.js';

export default defineCase({
  section: '12',
  language: 'ts',
  expect: 'native',
  app: `
import path from 'path';
import express, { type NextFunction, type Request, type Response } from 'express';

const app = express();
app.set('views', path.join(__dirname, 'views'));
app.set('view engine', 'pug');
app.locals.site = 'Typed';

interface Item {
  name: string;
}
const items: Item[] = [{ name: 'a' }];

app.use((req: Request, res: Response, next: NextFunction) => {
  res.locals.path = req.path;
  next();
});
app.get('/', (req: Request, res: Response): void => {
  res.render('list', { items });
});
app.get('/text', (req: Request, res: Response, next: NextFunction): void => {
  res.render('list', { items }, (err: Error | null, html: string) => {
    if (err) return next(err);
    res.type('text/plain').send(html);
  });
});
app.use((err: Error, req: Request, res: Response, next: NextFunction): void => {
  res.status(500).render('error', { message: err.message });
});

export default app;
`,
  files: {
    'views/list.pug': `
h1= site
p= path
each item in items
  li= item.name
`,
    'views/error.pug': `
p= message
`,
  },
  requests: ['GET /', 'GET /text'],
});
