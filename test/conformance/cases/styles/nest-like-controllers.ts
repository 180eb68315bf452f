import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  language: 'ts',
  expect: 'native',
  app: `
import express, { Router, type NextFunction, type Request, type RequestHandler, type Response } from 'express';

interface Controller {
  path: string;
  router: Router;
}

class PostsService {
  private posts = [{ id: 1, title: 'One' }];

  public async findAll() {
    return this.posts;
  }

  public async create(title: string) {
    const post = { id: this.posts.length + 1, title };
    this.posts.push(post);
    return post;
  }
}

class HttpException extends Error {
  constructor(public status: number, public message: string) {
    super(message);
  }
}

const validation = (...fields: string[]): RequestHandler => (req, res, next) => {
  const missing = fields.filter((field) => !req.body[field]);
  if (missing.length > 0) {
    next(new HttpException(400, \`missing: \${missing.join(', ')}\`));
  } else {
    next();
  }
};

class PostsController implements Controller {
  public path = '/posts';
  public router = Router();
  private service = new PostsService();

  constructor() {
    this.initializeRoutes();
  }

  private initializeRoutes(): void {
    this.router.get(this.path, this.getAll);
    this.router.post(this.path, validation('title'), this.create);
  }

  private getAll = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    try {
      const posts = await this.service.findAll();
      response.status(200).json({ data: posts, message: 'findAll' });
    } catch (error) {
      next(error);
    }
  };

  private create = async (request: Request<{}, {}, { title: string }>, response: Response): Promise<Response> => {
    const post = await this.service.create(request.body.title);
    return response.status(201).json({ data: post, message: 'created' });
  };
}

class App {
  public app = express();

  constructor(controllers: Controller[]) {
    this.app.use(express.json());
    controllers.forEach((controller) => this.app.use('/', controller.router));
    this.app.use((error: HttpException, request: Request, response: Response, next: NextFunction) => {
      const status: number = error.status || 500;
      const message: string = error.message || 'Something went wrong';
      response.status(status).json({ status, message });
    });
  }
}

const { app } = new App([new PostsController()]);

export default app;
`,
  requests: [
    'GET /posts',
    { method: 'POST', path: '/posts', body: { title: 'Two' } },
    { method: 'POST', path: '/posts', body: {} },
    'GET /posts',
  ],
});
