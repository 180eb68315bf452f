import { defineCase } from '../../case.js';

// The helpers of a class of answers, behind middleware that sets headers itself.
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const app = express();

class Answer {
  constructor(status, message) {
    this.status = status;
    this.message = message;
  }

  prepare(res, headers) {
    for (const [name, value] of Object.entries(headers)) res.append(name, value);
    return res.status(this.status).json({ message: this.message });
  }

  send(res, headers = {}) {
    return this.prepare(res, headers);
  }
}

class NotAllowed extends Answer {
  constructor() {
    super(403, 'not allowed');
  }

  send(res, headers = {}) {
    headers['x-reason'] = 'role';
    return super.prepare(res, headers);
  }
}

app.use((req, res, next) => {
  res.setHeader('X-App', 'books');
  res.append('Link', '</help>; rel="help"');
  next();
});
app.get('/books', (req, res) => {
  new Answer(200, 'books').send(res, { 'X-Count': '2', Link: '</books?page=2>; rel="next"' });
});
app.get('/books/:id', (req, res) => {
  if (req.params.id === '1') return new NotAllowed().send(res);
  new Answer(200, req.params.id).send(res);
});

module.exports = app;
`,
  requests: ['GET /books', 'GET /books/1', 'GET /books/2'],
});
