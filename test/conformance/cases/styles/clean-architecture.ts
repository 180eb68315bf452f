import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  language: 'ts',
  expect: 'native',
  app: `
import express from 'express';
import { makeCallback } from './adapters/express-callback';
import { getUser, postUser, removeUser } from './controllers';

const app = express();
app.use(express.json());

app.get('/users/:id', makeCallback(getUser));
app.post('/users', makeCallback(postUser));
app.delete('/users/:id', makeCallback(removeUser));

export default app;
`,
  files: {
    'adapters/express-callback.ts': `
import type { Request, Response } from 'express';

export interface HttpRequest {
  body: any;
  query: Record<string, unknown>;
  params: Record<string, string>;
  ip?: string;
  method: string;
  path: string;
}

export interface HttpResponse {
  statusCode: number;
  headers?: Record<string, string>;
  body?: unknown;
}

export type Controller = (request: HttpRequest) => Promise<HttpResponse>;

export function makeCallback(controller: Controller) {
  return (req: Request, res: Response): void => {
    const httpRequest = {
      body: req.body,
      query: req.query,
      params: req.params as Record<string, string>,
      method: req.method,
      path: req.path,
    };
    controller(httpRequest)
      .then((httpResponse) => {
        if (httpResponse.headers) {
          res.set(httpResponse.headers);
        }
        res.type('json');
        res.status(httpResponse.statusCode).send(httpResponse.body);
      })
      .catch(() => res.status(500).send({ error: 'An unknown error occurred.' }));
  };
}
`,
    'controllers.ts': `
import type { HttpRequest, HttpResponse } from './adapters/express-callback';

const users = new Map<string, { id: string; name: string }>([['1', { id: '1', name: 'Ann' }]]);

export const getUser = async ({ params }: HttpRequest): Promise<HttpResponse> => {
  const user = users.get(params.id);
  return user ? { statusCode: 200, body: user } : { statusCode: 404, body: { error: 'no user' } };
};

export const postUser = async ({ body }: HttpRequest): Promise<HttpResponse> => {
  if (!body.name) throw new Error('name');
  const user = { id: String(users.size + 1), name: body.name };
  users.set(user.id, user);
  return { headers: { 'X-Created': user.id }, statusCode: 201, body: user };
};

export const removeUser = async ({ params, path }: HttpRequest): Promise<HttpResponse> => ({
  statusCode: users.delete(params.id) ? 200 : 404,
  body: { path },
});
`,
  },
  requests: [
    'GET /users/1',
    'GET /users/7',
    { method: 'POST', path: '/users', body: { name: 'Bob' } },
    { method: 'POST', path: '/users', body: {} },
    'DELETE /users/1',
  ],
});
