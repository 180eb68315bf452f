import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const postsRouter = require('./routes/posts');
const { notFound, errorHandler } = require('./middleware/errors');

const app = express();

app.use(express.json());
app.use('/api/posts', postsRouter);
app.use(notFound);
app.use(errorHandler);

module.exports = app;
`,
  files: {
    'routes/posts.js': `
const express = require('express');
const controller = require('../controllers/posts');
const comments = require('./comments');

const router = express.Router();

router.use('/:postId/comments', comments);

router.get('/', controller.list);
router.post('/', controller.create);
router.get('/:id', controller.show);
router.delete('/:id', controller.remove);

module.exports = router;
`,
    'routes/comments.js': `
const express = require('express');
const posts = require('../models/posts');

const router = express.Router({ mergeParams: true });

router.get('/', (req, res) => {
  res.json(posts.find(req.params.postId).comments);
});

router.post('/', (req, res) => {
  const comment = { by: req.body.by, text: req.body.text };
  posts.find(req.params.postId).comments.push(comment);
  res.status(201).json(comment);
});

module.exports = router;
`,
    'models/posts.js': `
const { NotFound } = require('../middleware/errors');

const posts = [{ id: '1', title: 'Hello', comments: [{ by: 'bo', text: 'Hi' }] }];

module.exports = {
  all: () => posts,
  find(id) {
    const post = posts.find((p) => p.id === id);
    if (!post) throw new NotFound(\`Post \${id} not found\`);
    return post;
  },
  add(title) {
    const post = { id: String(posts.length + 1), title, comments: [] };
    posts.push(post);
    return post;
  },
  remove(id) {
    posts.splice(posts.indexOf(this.find(id)), 1);
  },
};
`,
    'controllers/posts.js': `
const posts = require('../models/posts');

exports.list = (req, res) => {
  res.json(posts.all().map(({ id, title, comments }) => ({ id, title, comments: comments.length })));
};

exports.create = (req, res, next) => {
  if (!req.body.title) {
    return next(Object.assign(new Error('title is required'), { status: 400 }));
  }
  const post = posts.add(req.body.title);
  res.status(201).location(\`/api/posts/\${post.id}\`).json(post);
};

exports.show = (req, res) => res.json(posts.find(req.params.id));

exports.remove = (req, res) => {
  posts.remove(req.params.id);
  res.sendStatus(204);
};
`,
    'middleware/errors.js': `
class NotFound extends Error {
  status = 404;
}

const notFound = (req, res, next) => next(new NotFound(\`No route \${req.method} \${req.path}\`));

const errorHandler = (err, req, res, next) => {
  res.status(err.status || 500).json({ error: { message: err.message } });
};

module.exports = { NotFound, notFound, errorHandler };
`,
  },
  requests: [
    'GET /api/posts',
    'GET /api/posts/1/comments',
    { method: 'POST', path: '/api/posts/1/comments', body: { by: 'ann', text: 'Nice' } },
    { method: 'POST', path: '/api/posts', body: { title: 'Second' } },
    { method: 'POST', path: '/api/posts', body: {} },
    'GET /api/posts/2',
    'GET /api/posts/9',
    'GET /api/posts/9/comments',
    'DELETE /api/posts/1',
    'DELETE /api/posts/1',
    'GET /api/nothing',
  ],
});
