import { defineCase } from '../../case.js';

/** The class of the app stands in one module, which calls `listen`; another one makes and starts it. */
export default defineCase({
  section: '1',
  expect: 'bridged',
  app: `
const { App } = require('./server');
const { Greetings } = require('./greetings');

const server = new App([new Greetings()]);
if (require.main === module) server.listen();

module.exports = server.app;
`,
  files: {
    'server.js': `
const express = require('express');

class App {
  constructor(routes) {
    this.app = express();
    routes.forEach((route) => this.app.use('/', route.router));
  }

  listen() {
    this.app.listen(3000, () => console.log('listening'));
  }
}

module.exports = { App };
`,
    'greetings.js': `
const { Router } = require('express');

class Greetings {
  constructor() {
    this.router = Router();
    this.router.get('/hello', (req, res) => Reflect.apply(res.json, res, [{ hello: req.query.name ?? 'you' }]));
  }
}

module.exports = { Greetings };
`,
  },
  requests: ['GET /hello', 'GET /hello?name=Ann', 'GET /bye'],
});
