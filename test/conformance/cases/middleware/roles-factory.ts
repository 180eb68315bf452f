import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const { protect, authorize } = require('./middleware/auth');

const app = express();
const router = express.Router();

router.get('/stats', protect, authorize('admin'), (req, res) => res.json({ stats: [1, 2, 3] }));
router.post('/posts', protect, authorize('admin', 'editor'), (req, res) => {
  res.status(201).json({ by: req.user.name });
});
router.get('/posts', (req, res) => res.json([]));

app.use('/api', router);

module.exports = app;
`,
  files: {
    'middleware/auth.js': `
const users = {
  a: { name: 'Ada', role: 'admin' },
  e: { name: 'Edgar', role: 'editor' },
  r: { name: 'Rita', role: 'reader' },
};

exports.protect = (req, res, next) => {
  const user = users[req.get('x-user')];
  if (!user) return res.status(401).json({ success: false, error: 'Not authorized to access this route' });
  req.user = user;
  next();
};

exports.authorize = (...roles) => {
  return (req, res, next) => {
    if (!roles.includes(req.user.role)) {
      return res.status(403).json({
        success: false,
        error: \`User role \${req.user.role} is not authorized to access this route\`,
      });
    }
    next();
  };
};
`,
  },
  requests: [
    'GET /api/stats',
    { method: 'GET', path: '/api/stats', headers: { 'x-user': 'e' } },
    { method: 'GET', path: '/api/stats', headers: { 'x-user': 'a' } },
    { method: 'POST', path: '/api/posts', headers: { 'x-user': 'r' } },
    { method: 'POST', path: '/api/posts', headers: { 'x-user': 'e' } },
    'GET /api/posts',
  ],
});
