import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const Todo = require('./todo');
const app = express();
app.use(express.json());

app.get('/todos', function (req, res) {
  Todo.find(function (err, todos) {
    if (err)
      res.send(err);
    res.json(todos);
  });
});

app.post('/todos', function (req, res) {
  Todo.create({ text: req.body.text, done: false }, function (err, todo) {
    if (err) {
      return res.status(500).send(err.message);
    }

    // get and return all the todos after you create another
    Todo.find(function (err, todos) {
      if (err) return res.status(500).send(err.message);
      res.status(201).json(todos);
    });
  });
});

app.delete('/todos/:todo_id', function (req, res) {
  Todo.remove({ _id: req.params.todo_id }, function (err, count) {
    if (err) return res.status(500).send(err.message);
    else if (!count) return res.status(404).json({ message: 'gone' });
    res.json({ message: 'Successfully deleted' });
  });
});

module.exports = app;
`,
  files: {
    'todo.js': `
let todos = [{ _id: '1', text: 'one', done: true }];

exports.find = (callback) => process.nextTick(callback, null, todos);
exports.create = (todo, callback) => {
  if (!todo.text) return process.nextTick(callback, new Error('text'));
  todos = [...todos, { _id: String(todos.length + 1), ...todo }];
  process.nextTick(callback, null, todo);
};
exports.remove = ({ _id }, callback) => {
  const before = todos.length;
  todos = todos.filter((todo) => todo._id !== _id);
  process.nextTick(callback, null, before - todos.length);
};
`,
  },
  requests: [
    'GET /todos',
    { method: 'POST', path: '/todos', body: { text: 'two' } },
    { method: 'POST', path: '/todos', body: {} },
    'DELETE /todos/1',
    'DELETE /todos/1',
  ],
});
