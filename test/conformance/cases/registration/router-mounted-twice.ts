import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  covers: ['3 one router in several places, shared state'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const comments = express.Router({ mergeParams: true });

comments.get('/comments', (req, res) => {
  res.json({ on: req.params.postId ? 'post' : 'page', id: req.params.postId || req.params.pageId });
});

app.use('/posts/:postId', comments);
app.use('/pages/:pageId', comments);

module.exports = app;
`,
  requests: ['GET /posts/7/comments', 'GET /pages/about/comments'],
});
