import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.5',
  covers: ['9.5 sets Vary and the type first'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const users = [{ name: 'Ann' }];

app.get('/users/:id', async (req, res) => {
  const user = await Promise.resolve(users[req.params.id]);
  if (!user) return res.status(404).send('No such user');
  res.set('X-Found', 'yes');
  return res.format({
    html: () => res.send(\`<b>\${user.name}</b>\`),
    json: () => res.json(user),
    default: () => res.send(user.name),
  });
});

module.exports = app;
`,
  requests: [
    'GET /users/0',
    { method: 'GET', path: '/users/0', headers: { accept: 'text/html' } },
    { method: 'GET', path: '/users/0', headers: { accept: 'text/csv' } },
    'GET /users/9',
  ],
});
