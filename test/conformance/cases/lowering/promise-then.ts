import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const service = require('./service');
const app = express();

app.use(express.json());

app.get('/todos', (req, res) => {
  service.all().then((todos) => {
    res.json({ todos });
  });
});

app.get('/todos/:id', (req, res) => {
  service
    .one(Number(req.params.id))
    .then((todo) => {
      if (!todo) return res.status(404).json({ error: 'not found' });
      return res.json(todo);
    })
    .catch((err) => res.status(500).json({ error: err.message }));
});

app.post('/todos', (req, res) => {
  service.add(req.body.text).then(
    (todo) => res.status(201).json(todo),
    (err) => res.status(400).json({ error: err.message }),
  );
});

module.exports = app;
`,
  files: {
    'service.js': `
const todos = [{ id: 1, text: 'water plants' }];

module.exports = {
  all: () => Promise.resolve(todos),
  one: (id) => (id < 0 ? Promise.reject(new Error('negative')) : Promise.resolve(todos.find((t) => t.id === id))),
  add(text) {
    if (!text) return Promise.reject(new Error('text required'));
    const todo = { id: todos.length + 1, text };
    todos.push(todo);
    return Promise.resolve(todo);
  },
};
`,
  },
  requests: [
    'GET /todos',
    'GET /todos/1',
    'GET /todos/4',
    'GET /todos/-1',
    { method: 'POST', path: '/todos', body: { text: 'read' } },
    { method: 'POST', path: '/todos', body: {} },
  ],
});
