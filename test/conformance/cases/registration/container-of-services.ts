import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { container } = require('./container');

const controller = container.resolve('userController');

app.get('/users', controller.list);

module.exports = app;
`,
  files: {
    'container.js': `
const { UserController } = require('./user-controller');

class Container {
  constructor() {
    this.made = new Map();
    this.makers = new Map();
  }

  register(name, maker) {
    this.makers.set(name, maker);
  }

  resolve(name) {
    if (!this.made.has(name)) this.made.set(name, this.makers.get(name)(this));
    return this.made.get(name);
  }
}

const container = new Container();
container.register('names', () => ['Ann']);
container.register('userController', (c) => new UserController(c.resolve('names')));

exports.container = container;
`,
    'user-controller.js': `
exports.UserController = class UserController {
  constructor(names) {
    this.names = names;
  }

  list = (req, res) => {
    res.json({ names: this.names });
  };
};
`,
  },
  requests: [
    'GET /users',
    'GET /users',
  ],
});
