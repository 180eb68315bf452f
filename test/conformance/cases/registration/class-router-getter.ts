import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const { PingRoutes } = require('./ping-routes');

app.use('/ping', new PingRoutes().getRouter());

module.exports = app;
`,
  files: {
    'ping-routes.js': `
const { Router } = require('express');

class PingRoutes {
  constructor() {
    this.router = Router();
    this.count = 0;
    this.routes();
  }

  routes() {
    this.router.get('/', this.ping.bind(this));
    this.router.get('/two', (req, res) => this.ping(req, res));
  }

  ping(req, res) {
    this.count += 1;
    res.json({ count: this.count });
  }

  getRouter() {
    return this.router;
  }
}

module.exports = { PingRoutes };
`,
  },
  requests: [
    'GET /ping',
    'GET /ping/two',
  ],
});
