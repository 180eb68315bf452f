import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const router = express.Router();

const posts = [
  { id: 1, title: 'One', author: 'ann' },
  { id: 2, title: 'Two', author: 'bo' },
];

function loadPost(req, res, next) {
  const post = posts.find((p) => p.id === Number(req.params.id));
  if (!post) {
    return res.status(404).json({ error: 'Post not found' });
  }
  req.post = post;
  next();
}

function mustOwn(req, res, next) {
  if (req.post.author !== req.get('x-user')) return res.status(403).json({ error: 'Not your post' });
  next();
}

router.get('/:id', loadPost, (req, res) => res.json(req.post));
router.put('/:id', loadPost, mustOwn, express.json(), (req, res) => {
  req.post.title = req.body.title;
  res.json(req.post);
});

app.use('/posts', router);

module.exports = app;
`,
  requests: [
    'GET /posts/1',
    'GET /posts/3',
    { method: 'PUT', path: '/posts/1', body: { title: 'Uno' } },
    { method: 'PUT', path: '/posts/1', headers: { 'x-user': 'ann' }, body: { title: 'Uno' } },
    'GET /posts/1',
  ],
});
