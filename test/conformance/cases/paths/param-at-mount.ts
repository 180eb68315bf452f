import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.5',
  covers: ['2.5 runs before the handlers of its own router'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const projects = express.Router({ mergeParams: true });

app.param('projectId', (req, res, next, id) => {
  req.project = { id };
  next();
});
projects.get('/tasks', (req, res) => res.json({ project: req.project.id, tasks: [] }));
app.use('/projects/:projectId', projects);

module.exports = app;
`,
  requests: ['GET /projects/p1/tasks'],
});
