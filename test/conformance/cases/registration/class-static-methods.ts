import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { TaskController } = require('./task-controller');

app.use(express.json());
app.route('/tasks').get(TaskController.list).post(TaskController.create);

module.exports = app;
`,
  files: {
    'task-controller.js': `
const tasks = [];

class TaskController {
  static list(req, res) {
    res.json(tasks);
  }

  static async create(req, res) {
    if (!req.body.title) return res.status(400).json({ error: 'title' });
    const task = { id: tasks.length + 1, title: req.body.title };
    tasks.push(task);
    res.status(201).json(task);
  }
}

module.exports = { TaskController };
`,
  },
  requests: [
    'GET /tasks',
    { method: 'POST', path: '/tasks', body: { title: 'x' } },
    { method: 'POST', path: '/tasks', body: {} },
    'GET /tasks',
  ],
});
