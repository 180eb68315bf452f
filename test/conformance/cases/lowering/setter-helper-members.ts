import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const utils = require('./utils');
const app = express();

app.post('/login', (req, res) => {
  const token = utils.sign('ann');

  if (req.query.cookie) {
    utils.setToken(res, token);
    res.status(201).send('welcome');
    return;
  }

  return res.status(201).send({ token });
});
app.post('/renew', (req, res) => {
  utils.deleteCurrentToken(res);
  utils.setToken(res, utils.sign('bob'));
  return res.json({ renewed: true });
});
app.post('/logout', async (req, res) => {
  await Promise.resolve();
  utils.deleteCurrentToken(res);
  res.redirect('/');
});

module.exports = app;
`,
  files: {
    'utils.js': `
const sign = (name) => 'token-' + name;

function setToken(res, token) {
  res.cookie('token', token, {
    maxAge: 1000 * 60 * 60 * 24 * 7, // expire after seven days
    httpOnly: true,
  });
}

function deleteCurrentToken(res) {
  res.clearCookie('token', { httpOnly: true });
}

module.exports = { sign, setToken, deleteCurrentToken };
`,
  },
  requests: [
    'POST /login',
    'POST /login?cookie=1',
    'POST /renew',
    'POST /logout',
  ],
});
