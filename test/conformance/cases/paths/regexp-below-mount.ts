import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.3',
  covers: ['2.3 unnamed groups are numbered'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const router = express.Router();

router.get(/^\\/commits\\/(\\w+)(?:\\.\\.(\\w+))?$/, (req, res) => {
  res.json({ from: req.params[0], to: req.params[1] || 'HEAD' });
});
app.use('/git', router);

module.exports = app;
`,
  requests: ['GET /git/commits/71dbb9c', 'GET /git/commits/71dbb9c..4c084f9', 'GET /git/commits'],
});
