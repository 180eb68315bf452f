import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
import express from 'express';
import * as postController from './controllers/post.js';

const app = express();
app.use(express.json());

const router = express.Router();

router
  .route('/posts')
  .get(postController.list)
  .post(postController.create);

router
  .route('/posts/:postId')
  .get(postController.get)
  .patch(postController.update)
  .delete(postController.remove);

router.param('postId', postController.load);

app.use('/v1', router);

export default app;
`,
  files: {
    'controllers/post.js': `
const posts = [{ id: 1, title: 'One' }];

/**
 * Load post and append to req.
 */
export const load = async (req, res, next, id) => {
  const post = posts.find((one) => one.id === Number(id));
  if (!post) {
    return res.status(404).json({ message: \`no post \${id}\` });
  }
  req.locals = { post };
  return next();
};

/**
 * Get post
 */
export const get = (req, res) => res.json(req.locals.post);

/**
 * Create new post
 */
export const create = async (req, res, next) => {
  try {
    const { title } = req.body;
    const post = { id: posts.length + 1, title };
    posts.push(post);
    res.status(201);
    res.json(post);
  } catch (error) {
    next(error);
  }
};

/**
 * Update existing post
 */
export const update = (req, res, next) => {
  const post = Object.assign(req.locals.post, { ...req.body, id: req.locals.post.id });
  Promise.resolve(post)
    .then((saved) => res.json(saved))
    .catch((e) => next(e));
};

/**
 * Get post list
 */
export const list = async (req, res, next) => {
  try {
    const { page = 1, perPage = 30 } = req.query;
    res.json(posts.slice((page - 1) * perPage, page * perPage));
  } catch (error) {
    next(error);
  }
};

/**
 * Delete post
 */
export const remove = (req, res, next) => {
  const { post } = req.locals;

  Promise.resolve(posts.splice(posts.indexOf(post), 1))
    .then(() => res.status(204).end())
    .catch((e) => next(e));
};
`,
  },
  requests: [
    'GET /v1/posts',
    { method: 'POST', path: '/v1/posts', body: { title: 'Two' } },
    'GET /v1/posts/2',
    { method: 'PATCH', path: '/v1/posts/2', body: { title: 'Second', id: 9 } },
    'GET /v1/posts?page=2&perPage=1',
    'DELETE /v1/posts/1',
    'GET /v1/posts/1',
  ],
});
