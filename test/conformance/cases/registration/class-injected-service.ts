import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import express, { Router } from 'express';
import { BookController } from './book.controller';
import { BookService } from './book.service';
import { BookRepository } from './book.repository';

const app = express();
const router = Router();
const controller = new BookController(new BookService(new BookRepository()));

router.get('/', controller.list.bind(controller));
router.get('/:isbn', (req, res, next) => controller.find(req, res).catch(next));
app.use('/books', router);

export default app;
`,
  files: {
    'book.repository.ts': `
export class BookRepository {
  private readonly books = [{ isbn: '1', title: 'One' }, { isbn: '2', title: 'Two' }];

  async all() {
    return this.books;
  }
}
`,
    'book.service.ts': `
import { BookRepository } from './book.repository';

export class BookService {
  constructor(private readonly repository: BookRepository) {}

  async titles(): Promise<string[]> {
    return (await this.repository.all()).map((book) => book.title);
  }

  async find(isbn: string) {
    return (await this.repository.all()).find((book) => book.isbn === isbn) ?? null;
  }
}
`,
    'book.controller.ts': `
import type { Request, Response } from 'express';
import { BookService } from './book.service';

export class BookController {
  constructor(private readonly books: BookService) {}

  async list(_req: Request, res: Response): Promise<void> {
    res.json(await this.books.titles());
  }

  async find(req: Request, res: Response): Promise<void> {
    const book = await this.books.find(req.params.isbn as string);
    if (!book) {
      res.status(404).json({ error: 'No such book' });
      return;
    }
    res.json(book);
  }
}
`,
  },
  requests: [
    'GET /books',
    'GET /books/2',
    'GET /books/7',
  ],
});
