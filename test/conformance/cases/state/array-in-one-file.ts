import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

let todos = [{ id: 1, task: 'Buy milk', done: false }];
let nextId = 2;

app.get('/todos', (req, res) => res.json(todos));

app.post('/todos', (req, res) => {
  const todo = { id: nextId++, task: req.body.task, done: false };
  todos.push(todo);
  res.status(201).json(todo);
});

app.put('/todos/:id', (req, res) => {
  const todo = todos.find((t) => t.id === parseInt(req.params.id));
  if (!todo) return res.status(404).send('Todo not found');
  todo.task = req.body.task ?? todo.task;
  todo.done = req.body.done ?? todo.done;
  res.json(todo);
});

app.delete('/todos/:id', (req, res) => {
  todos = todos.filter((t) => t.id !== parseInt(req.params.id));
  res.status(204).send();
});

module.exports = app;
`,
  requests: [
    'GET /todos',
    { method: 'POST', path: '/todos', body: { task: 'Read' } },
    { method: 'PUT', path: '/todos/2', body: { done: true } },
    { method: 'PUT', path: '/todos/9', body: { done: true } },
    'DELETE /todos/1',
    'GET /todos',
  ],
});
