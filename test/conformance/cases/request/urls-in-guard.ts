import { defineCase } from '../../case.js';

export default defineCase({
  section: '6.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function log(req, res, next) {
  res.set('X-Seen', \`\${req.method} \${req.originalUrl} \${req.path} \${req.baseUrl}\`);
  next();
}

const router = express.Router();
router.use(log);
router.get('/a', (req, res) => res.json({ a: 1 }));
app.use('/api', router);

module.exports = app;
`,
  requests: [
    'GET /api/a?b=1',
  ],
});
