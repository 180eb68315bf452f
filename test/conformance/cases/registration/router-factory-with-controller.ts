import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const makeUsersRouter = require('./users');
const db = require('./db');

app.use('/users', makeUsersRouter({ db, limit: 2 }));

module.exports = app;
`,
  files: {
    'db.js': `
module.exports = { users: [{ id: 1 }, { id: 2 }, { id: 3 }] };
`,
    'users.js': `
const express = require('express');

const makeController = ({ db, limit }) => ({
  list: (req, res) => res.json(db.users.slice(0, limit)),
  show: (req, res) => res.json(db.users.find((user) => user.id === Number(req.params.id))),
});

module.exports = ({ db, limit }) => {
  const router = express.Router();
  const controller = makeController({ db, limit });
  router.get('/', controller.list);
  router.get('/:id', controller.show);
  return router;
};
`,
  },
  requests: [
    'GET /users',
    'GET /users/2',
  ],
});
