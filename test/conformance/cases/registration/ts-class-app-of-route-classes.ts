import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  language: 'ts',
  app: `
import { App } from './app-class';
import { NoteRoute } from './routes/note.route';
import { UserRoute } from './routes/user.route';
import { validateSettings } from './settings';

validateSettings();

const app = new App([new UserRoute(), new NoteRoute()]);

if (require.main === module) app.listen();

export default app.getServer();
`,
  files: {
    'settings.ts': `
export const settings = { title: '' };

export function validateSettings() {
  settings.title = 'Notes';
}
`,
    'interfaces.ts': `
import type { Router } from 'express';

export interface Routes {
  path?: string;
  router: Router;
}
`,
    'app-class.ts': `
import express from 'express';
import type { NextFunction, Request, Response } from 'express';
import type { Routes } from './interfaces';
import { settings } from './settings';

export const started: string[] = [];


export class App {
  public app: express.Application;
  public env: string;
  public port: string | number;

  constructor(routes: Routes[]) {
    this.app = express();
    this.env = process.env.NODE_ENV || 'development';
    this.port = process.env.PORT || 3000;

    this.connect();
    this.initializeMiddlewares();
    this.initializeRoutes(routes);
    this.initializeErrorHandling();
  }

  public listen() {
    this.app.listen(this.port, () => {
      console.log('App listening on the port ' + this.port);
    });
  }

  public getServer() {
    return this.app;
  }

  private connect() {
    started.push('connected ' + settings.title);
  }

  private initializeMiddlewares() {
    this.app.use(express.json());
    this.app.use(express.urlencoded({ extended: true }));
  }

  private initializeRoutes(routes: Routes[]) {
    routes.forEach((route) => {
      this.app.use('/', route.router);
    });
    this.app.get('/started', (req, res) => {
      res.json(started);
    });
  }

  private initializeErrorHandling() {
    this.app.use((error: Error & { status?: number }, req: Request, res: Response, next: NextFunction) => {
      res.status(error.status || 500).json({ message: error.message });
    });
  }
}
`,
    'routes/user.route.ts': `
import { Router } from 'express';
import { UserController } from '../controllers/user.controller';
import type { Routes } from '../interfaces';

export class UserRoute implements Routes {
  public path = '/users';
  public router = Router();
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
    'routes/note.route.ts': `
import { Router, type Request, type Response } from 'express';
import type { Routes } from '../interfaces';

export class NoteRoute implements Routes {
  public path = '/notes';
  public router = Router();

  constructor() {
    this.router.get(this.path, (req: Request, res: Response) => {
      res.json({ notes: [] });
    });
  }
}
`,
    'controllers/user.controller.ts': `
import type { NextFunction, Request, Response } from 'express';

export class UserController {
  private users = [{ id: 1, name: 'Ada' }];

  public getUsers = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      res.status(200).json({ data: this.users, message: 'findAll' });
    } catch (error) {
      next(error);
    }
  };

  public getUserById = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const user = this.users.find(({ id }) => id === Number(req.params.id));
      if (!user) throw Object.assign(new Error('no such user'), { status: 409 });
      res.status(200).json({ data: user, message: 'findOne' });
    } catch (error) {
      next(error);
    }
  };

  public createUser = async (req: Request, res: Response, next: NextFunction): Promise<void> => {
    try {
      const user = { id: this.users.length + 1, name: req.body.name as string };
      this.users.push(user);
      res.status(201).json({ data: user, message: 'created' });
    } catch (error) {
      next(error);
    }
  };
}
`,
  },
  requests: [
    'GET /started',
    'GET /users',
    'GET /users/1',
    'GET /users/9',
    { method: 'POST', path: '/users', body: { name: 'Grace' } },
    'GET /users',
    'GET /notes',
    'GET /nothing',
  ],
});
