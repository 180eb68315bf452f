import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const routes = require('./routes');

const app = express();
app.use('/api', routes);

module.exports = app;
`,
  files: {
    'routes/index.js': `
const express = require('express');
const users = require('./users');
const posts = require('./posts');

const router = express.Router();

router.get('/', (req, res) => res.json({ routes: ['users', 'posts'] }));
router.use('/users', users);
router.use('/posts', posts);

module.exports = router;
`,
    'routes/users.js': `
const express = require('express');
const router = express.Router();

router.get('/', (req, res) => res.json([{ id: 1 }]));
router.get('/:id', (req, res) => res.json({ id: req.params.id, from: req.baseUrl }));

module.exports = router;
`,
    'routes/posts.js': `
const express = require('express');
const router = express.Router();

router.get('/:postId', (req, res) => res.json({ post: req.params.postId }));

module.exports = router;
`,
  },
  requests: ['GET /api', 'GET /api/users', 'GET /api/users/4', 'GET /api/posts/hello'],
});
