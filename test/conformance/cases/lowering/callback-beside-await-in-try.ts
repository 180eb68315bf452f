import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const tokens = require('./tokens');
const app = express();
app.use(express.json());

app.post('/users', async (req, res) => {
  const { name } = req.body;

  try {
    let user = await tokens.user(name);

    if (user) {
      return res.status(400).json({ errors: [{ msg: 'User already exists' }] });
    }

    user = { name };
    await tokens.save(user);

    tokens.sign(user, (err, token) => {
      if (err) throw err;
      res.json({ token });
    });
  } catch (err) {
    res.status(500).send('Server error');
  }
});

module.exports = app;
`,
  files: {
    'tokens.js': `
exports.user = async (name) => (name === 'ann' ? { name } : null);
exports.save = async (user) => {
  if (!user.name) throw new Error('a name is needed');
};
exports.sign = (user, callback) => setImmediate(() => callback(null, 'token of ' + user.name));
`,
  },
  requests: [
    { method: 'POST', path: '/users', body: { name: 'bob' } },
    { method: 'POST', path: '/users', body: { name: 'ann' } },
    { method: 'POST', path: '/users', body: {} },
  ],
});
