import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const app = express();

class Greeter {
  constructor() {
    this.word = 'Hello';
  }

  greet(req, res) {
    res.json({ word: this.word });
  }
}

const greeter = new Greeter();

app.get('/unbound', greeter.greet);
app.get('/bound', (req, res) => greeter.greet(req, res));
app.use((err, req, res, next) => res.status(500).json({ name: err.name }));

module.exports = app;
`,
  requests: [
    'GET /unbound',
    'GET /bound',
  ],
});
