import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const { NotFoundError, ValidationError } = require('./errors');
const app = express();

app.get('/docs/:id', (req, res) => {
  if (req.params.id.length > 3) throw new ValidationError('id', 'too long');
  if (req.params.id === '404') throw new NotFoundError('doc');
  res.json({ id: req.params.id });
});

app.use((err, req, res, next) => {
  switch (err.name) {
    case 'NotFoundError':
      return res.status(404).json({ error: err.message });
    case 'ValidationError':
      return res.status(400).json({ error: err.message, field: err.field });
    default:
      return res.status(500).json({ error: 'internal' });
  }
});

module.exports = app;
`,
  files: {
    'errors.js': `
class NotFoundError extends Error {
  constructor(what) {
    super(\`\${what} not found\`);
    this.name = 'NotFoundError';
  }
}

class ValidationError extends Error {
  name = 'ValidationError';

  constructor(field, message) {
    super(message);
    this.field = field;
  }
}

module.exports = { NotFoundError, ValidationError };
`,
  },
  requests: ['GET /docs/abc', 'GET /docs/404', 'GET /docs/abcd'],
});
