import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const db = {
  async findSession(id) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    return id === 's1' ? { userId: 5 } : null;
  },
};

async function loadSession(req, res, next) {
  try {
    const session = await db.findSession(req.get('x-session'));
    if (!session) {
      res.status(401).send({ error: 'Please authenticate.' });
      return;
    }
    req.session = session;
    next();
  } catch (error) {
    next(error);
  }
}

app.use(loadSession);
app.get('/inbox', (req, res) => res.json({ inboxOf: req.session.userId }));

module.exports = app;
`,
  requests: [
    'GET /inbox',
    { method: 'GET', path: '/inbox', headers: { 'x-session': 's1' } },
    { method: 'GET', path: '/inbox', headers: { 'x-session': 's2' } },
  ],
});
