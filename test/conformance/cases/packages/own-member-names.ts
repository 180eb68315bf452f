import { defineCase } from '../../case.js';

/** Names that packages use, for values of the app. */
export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const auth = (req, res, next) => {
  req.isAuthenticated = req.get('x-key') === 'k';
  req.session = { id: 7 };
  next();
};

app.get('/apps', auth, (req, res) => res.json({ all: req.isAuthenticated ? 2 : 1, session: req.session }));

module.exports = app;
`,
  requests: [
    'GET /apps',
    { method: 'GET', path: '/apps', headers: { 'x-key': 'k' } },
  ],
});
