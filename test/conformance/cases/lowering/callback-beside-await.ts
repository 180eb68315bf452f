import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const tokens = require('./tokens');
const app = express();
app.use(express.json());

app.post('/login', async (req, res) => {
  const user = await tokens.user(req.body.name);
  if (!user) return res.status(401).json({ error: 'unknown user' });

  tokens.sign(user, (err, token) => {
    if (err) throw err;
    res.json({ token });
  });
});

module.exports = app;
`,
  files: {
    'tokens.js': `
exports.user = async (name) => (name === 'ann' ? { name } : null);
exports.sign = (user, callback) => setImmediate(() => callback(null, 'token of ' + user.name));
`,
  },
  requests: [
    { method: 'POST', path: '/login', body: { name: 'ann' } },
    { method: 'POST', path: '/login', body: { name: 'bob' } },
  ],
});
