import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { createUserRouter } = require('./user-router');
const { createUserService } = require('./user-service');

const service = createUserService(['Ann', 'Bob']);

app.use(express.json());
app.use('/users', createUserRouter(service));

module.exports = app;
`,
  files: {
    'user-service.js': `
exports.createUserService = (names) => {
  const users = [...names];
  return {
    all: () => users,
    get: (index) => users[index],
    add: (name) => users.push(name),
  };
};
`,
    'user-router.js': `
const { Router } = require('express');

exports.createUserRouter = (service) => {
  const router = Router();

  router.get('/', (req, res) => res.json(service.all()));
  router.get('/:index', (req, res) => {
    const name = service.get(Number(req.params.index));
    if (!name) return res.status(404).json({ error: 'Nobody' });
    res.json({ name });
  });
  router.post('/', (req, res) => {
    service.add(req.body.name);
    res.sendStatus(201);
  });

  return router;
};
`,
  },
  requests: [
    'GET /users',
    'GET /users/1',
    { method: 'POST', path: '/users', body: { name: 'Cy' } },
    'GET /users',
    'GET /users/7',
  ],
});
