import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 a router sees its own only'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();
const child = express.Router();

child.get('/:taskId', (req, res) => {
  res.json({ task: req.params.taskId, project: req.params.projectId ?? null });
});
app.use('/projects/:projectId/tasks', child);

module.exports = app;
`,
  requests: ['GET /projects/p1/tasks/t1'],
});
