import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.6',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const mails = [];
const sendMail = async (to) => {
  mails.push(to);
};

app.use(express.json());

app.post('/signup', async (req, res) => {
  res.status(202).json({ queued: true });
  await sendMail(req.body.email);
});

app.get('/mails', (req, res) => res.json({ mails }));

module.exports = app;
`,
  requests: [{ method: 'POST', path: '/signup', body: { email: 'a@b.c' } }, 'GET /mails'],
});
