import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  language: 'ts',
  expect: 'native',
  app: `
import express, { type NextFunction, type Request, type Response } from 'express';
import { ApiError, NotFoundError } from './core/api-error';
import { SuccessMsgResponse, SuccessResponse } from './core/api-response';
import asyncHandler from './helpers/async-handler';

const app = express();

app.get(
  '/blogs/:id',
  asyncHandler(async (req, res) => {
    if (req.params.id === '0') throw new NotFoundError('Blog not found');
    new SuccessResponse('success', { id: req.params.id }).send(res);
  }),
);

app.put(
  '/blogs/:id',
  asyncHandler(async (req, res) => {
    return new SuccessMsgResponse('Blog updated').send(res);
  }),
);

app.get('/broken', (req: Request, res: Response) => {
  throw new Error('secret');
});

app.use((err: Error, req: Request, res: Response, next: NextFunction) => {
  if (err instanceof ApiError) {
    ApiError.handle(err, res);
  } else {
    res.status(500).send({ message: 'Something went wrong' });
  }
});

export default app;
`,
  files: {
    'core/api-response.ts': `
import { Response } from 'express';

enum ResponseStatus {
  SUCCESS = 200,
  NOT_FOUND = 404,
  INTERNAL_ERROR = 500,
}

abstract class ApiResponse {
  constructor(
    protected statusCode: string,
    protected status: ResponseStatus,
    protected message: string,
  ) {}

  protected prepare<T extends ApiResponse>(res: Response, response: T, headers: { [key: string]: string }): Response {
    for (const [key, value] of Object.entries(headers)) res.append(key, value);
    return res.status(this.status).json(ApiResponse.sanitize(response));
  }

  public send(res: Response, headers: { [key: string]: string } = {}): Response {
    return this.prepare<ApiResponse>(res, this, headers);
  }

  private static sanitize<T extends ApiResponse>(response: T): T {
    const clone: T = {} as T;
    Object.assign(clone, response);
    delete (clone as any).status;
    for (const i in clone) if (typeof clone[i] === 'undefined') delete clone[i];
    return clone;
  }
}

export class NotFoundResponse extends ApiResponse {
  constructor(message = 'Not Found') {
    super('10001', ResponseStatus.NOT_FOUND, message);
  }

  send(res: Response, headers: { [key: string]: string } = {}): Response {
    return super.prepare<NotFoundResponse>(res, this, headers);
  }
}

export class SuccessMsgResponse extends ApiResponse {
  constructor(message: string) {
    super('10000', ResponseStatus.SUCCESS, message);
  }
}

export class SuccessResponse<T> extends ApiResponse {
  constructor(message: string, private data: T) {
    super('10000', ResponseStatus.SUCCESS, message);
  }

  send(res: Response, headers: { [key: string]: string } = {}): Response {
    return super.prepare<SuccessResponse<T>>(res, this, headers);
  }
}
`,
    'core/api-error.ts': `
import { Response } from 'express';
import { NotFoundResponse } from './api-response';

export abstract class ApiError extends Error {
  constructor(public type: string, public message: string = 'error') {
    super(type);
  }

  public static handle(err: ApiError, res: Response): Response {
    switch (err.type) {
      case 'NotFoundError':
        return new NotFoundResponse(err.message).send(res);
      default: {
        return res.status(500).json({ message: err.message });
      }
    }
  }
}

export class NotFoundError extends ApiError {
  constructor(message = 'Not Found') {
    super('NotFoundError', message);
  }
}
`,
    'helpers/async-handler.ts': `
import { Request, Response, NextFunction } from 'express';

type AsyncFunction = (req: Request, res: Response, next: NextFunction) => Promise<any>;

export default (execution: AsyncFunction) => (req: Request, res: Response, next: NextFunction) => {
  execution(req, res, next).catch(next);
};
`,
  },
  requests: [
    'GET /blogs/1',
    'GET /blogs/0',
    'PUT /blogs/1',
    'GET /broken',
  ],
});
