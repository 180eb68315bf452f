import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.5',
  covers: ['9.5 picks by Accept', '9.5 sets Vary and the type first'],
  app: `
const express = require('express');
const app = express();

const user = { name: 'Tobi' };

app.get('/user', (req, res) => {
  res.format({
    text() {
      res.send(user.name);
    },
    html() {
      res.send(\`<p>\${user.name}</p>\`);
    },
    json() {
      res.json(user);
    },
  });
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/user', headers: { accept: 'application/json' } },
    { method: 'GET', path: '/user', headers: { accept: 'text/html' } },
    'GET /user',
  ],
});
