import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const router = express.Router({ mergeParams: true });
router.get('/posts', (req, res) => res.json({ url: req.url, baseUrl: req.baseUrl, path: req.path, user: req.params.user }));
app.use('/users/:user', router);

module.exports = app;
`,
  requests: [
    'GET /users/4/posts?x=1',
    'GET /users/a%20b/posts',
  ],
});
