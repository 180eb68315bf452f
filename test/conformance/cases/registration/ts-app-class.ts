import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  express: 5,
  language: 'ts',
  expect: 'native',
  app: `
import { App } from './src/app';
import { CitiesController } from './src/cities.controller';

const { express: app } = new App([new CitiesController()]);

export default app;
`,
  files: {
    'src/app.ts': `
import express, { type Application, type Router } from 'express';

export interface Controller {
  path: string;
  router: Router;
}

export class App {
  public readonly express: Application;

  constructor(controllers: Controller[]) {
    this.express = express();
    this.initialiseMiddleware();
    this.initialiseControllers(controllers);
  }

  private initialiseMiddleware(): void {
    this.express.use(express.json());
  }

  private initialiseControllers(controllers: Controller[]): void {
    controllers.forEach((controller) => {
      this.express.use('/api', controller.router);
    });
  }
}
`,
    'src/cities.controller.ts': `
import { Router, type Request, type Response } from 'express';
import type { Controller } from './app';

export class CitiesController implements Controller {
  public path = '/cities';
  public router = Router();
  private cities = ['Oslo', 'Lima'];

  constructor() {
    this.router.get(this.path, this.list);
    this.router.post(this.path, this.create);
  }

  private list = (_req: Request, res: Response): void => {
    res.json(this.cities);
  };

  private create = (req: Request, res: Response): void => {
    this.cities.push(req.body.name);
    res.status(201).json({ name: req.body.name });
  };
}
`,
  },
  requests: ['GET /api/cities', { method: 'POST', path: '/api/cities', body: { name: 'Pune' } }, 'GET /api/cities'],
});
