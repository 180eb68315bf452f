import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  language: 'ts',
  expect: 'native',
  app: `
import express, { type Request, type Response } from 'express';
import { handleServiceResponse, ServiceResponse } from './service-response';

const app = express();

class UserService {
  async findAll(): Promise<ServiceResponse<{ id: number }[] | null>> {
    return ServiceResponse.success<{ id: number }[]>('Users found', [{ id: 1 }]);
  }

  async findById(id: number): Promise<ServiceResponse<{ id: number } | null>> {
    if (id !== 1) return ServiceResponse.failure('User not found', null, 404);
    return ServiceResponse.success<{ id: number }>('User found', { id });
  }
}

const userService = new UserService();

class UserController {
  public getUsers = async (_req: Request, res: Response) => {
    const serviceResponse = await userService.findAll();
    return handleServiceResponse(serviceResponse, res);
  };

  public getUser = async (req: Request, res: Response) => {
    const id = Number.parseInt(req.params.id as string, 10);
    const serviceResponse = await userService.findById(id);
    return handleServiceResponse(serviceResponse, res);
  };
}

export const userController = new UserController();

app.get('/users', userController.getUsers);
app.get('/users/:id', userController.getUser);

export default app;
`,
  files: {
    'service-response.ts': `
import type { Response } from 'express';

export class ServiceResponse<T = null> {
  readonly success: boolean;
  readonly message: string;
  readonly responseObject: T;
  readonly statusCode: number;

  private constructor(success: boolean, message: string, responseObject: T, statusCode: number) {
    this.success = success;
    this.message = message;
    this.responseObject = responseObject;
    this.statusCode = statusCode;
  }

  static success<T>(message: string, responseObject: T, statusCode: number = 200) {
    return new ServiceResponse(true, message, responseObject, statusCode);
  }

  static failure<T>(message: string, responseObject: T, statusCode: number = 400) {
    return new ServiceResponse(false, message, responseObject, statusCode);
  }
}

export const handleServiceResponse = (serviceResponse: ServiceResponse<any>, response: Response) => {
  return response.status(serviceResponse.statusCode).send(serviceResponse);
};
`,
  },
  requests: [
    'GET /users',
    'GET /users/1',
    'GET /users/2',
  ],
});
