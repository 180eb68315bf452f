import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import { App } from './app-class';
import { UserRoute } from './users/user.route';
import { HealthRoute } from './health/health.route';

const server = new App([new HealthRoute(), new UserRoute()]);

export default server.app;
`,
  files: {
    'routes.interface.ts': `
import { Router } from 'express';

export interface Routes {
  path?: string;
  router: Router;
}
`,
    'app-class.ts': `
import express from 'express';
import { Routes } from './routes.interface';

export class App {
  public app: express.Application;

  constructor(routes: Routes[]) {
    this.app = express();
    this.initializeMiddlewares();
    this.initializeRoutes(routes);
  }

  private initializeMiddlewares() {
    this.app.use(express.json());
  }

  private initializeRoutes(routes: Routes[]) {
    routes.forEach((route) => {
      this.app.use('/', route.router);
    });
  }
}
`,
    'health/health.route.ts': `
import { Router } from 'express';
import { Routes } from '../routes.interface';

export class HealthRoute implements Routes {
  public router = Router();

  constructor() {
    this.router.get('/health', (_req, res) => {
      res.json({ up: true });
    });
  }
}
`,
    'users/user.route.ts': `
import { Router } from 'express';
import { Routes } from '../routes.interface';
import { UserController } from './user.controller';

export class UserRoute implements Routes {
  public path = '/users';
  public router: Router = Router();
  public user = new UserController();

  constructor() {
    this.initializeRoutes();
  }

  private initializeRoutes() {
    this.router.get(\`\${this.path}\`, this.user.getUsers);
    this.router.get(\`\${this.path}/:id\`, this.user.getUserById);
    this.router.post(\`\${this.path}\`, this.user.createUser);
  }
}
`,
    'users/user.controller.ts': `
import { NextFunction, Request, Response } from 'express';
import { UserService } from './user.service';

export class UserController {
  public service = new UserService();

  public getUsers = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const users = await this.service.findAll();
      res.status(200).json({ data: users, message: 'findAll' });
    } catch (error) {
      next(error);
    }
  };

  public getUserById = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const user = await this.service.findById(Number(req.params.id));
      if (!user) {
        res.status(404).json({ message: 'none' });
        return;
      }
      res.status(200).json({ data: user });
    } catch (error) {
      next(error);
    }
  };

  public createUser = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const user = await this.service.create(req.body.name);
      res.status(201).json({ data: user });
    } catch (error) {
      next(error);
    }
  };
}
`,
    'users/user.service.ts': `
export interface User {
  id: number;
  name: string;
}

export class UserService {
  private users: User[] = [
    { id: 1, name: 'Ann' },
    { id: 2, name: 'Bob' },
  ];

  async findAll(): Promise<User[]> {
    return this.users;
  }

  async findById(id: number): Promise<User | undefined> {
    return this.users.find((user) => user.id === id);
  }

  async create(name: string): Promise<User> {
    const user = { id: this.users.length + 1, name };
    this.users.push(user);
    return user;
  }
}
`,
  },
  requests: [
    'GET /health',
    'GET /users',
    'GET /users/2',
    'GET /users/9',
    { method: 'POST', path: '/users', body: { name: 'Cy' } },
    'GET /users',
  ],
});
