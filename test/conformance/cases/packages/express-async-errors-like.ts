import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  express: 5,
  app: `
const express = require('express');
const app = express();
const router = express.Router();

router.use(async (req, res, next) => {
  await null;
  if (req.query.stop) throw Object.assign(new Error('stopped'), { status: 400 });
  next();
});
router.get('/a', async (req, res) => {
  await Promise.resolve();
  throw Object.assign(new Error('a failed'), { status: 409 });
});
router.get('/b', async (req, res) => res.json({ b: true }));
app.use('/r', router);
app.use((err, req, res, next) => res.status(err.status).json({ error: err.message }));

module.exports = app;
`,
  requests: [
    'GET /r/a',
    'GET /r/b',
    'GET /r/b?stop=1',
  ],
});
