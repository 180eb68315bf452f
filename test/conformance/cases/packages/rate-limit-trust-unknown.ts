import { defineCase } from '../../case.js';

/** Whether a proxy is trusted is only known at run time: clients must not be told apart by what they claim. */
export default defineCase({
  section: '6.3',
  expect: 'bridged',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();

if (!process.env.BEHIND_PROXY) app.set('trust proxy', false);
else app.set('trust proxy', true);
app.use(rateLimit({ windowMs: 60000, limit: 2, standardHeaders: false, legacyHeaders: false, validate: false }));
app.get('/quote', (req, res) => res.send('Less is more'));

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/quote', headers: { 'x-forwarded-for': '10.0.0.1, 10.9.9.9' } },
    { method: 'GET', path: '/quote', headers: { 'x-forwarded-for': '10.0.0.2, 10.9.9.9' } },
    { method: 'GET', path: '/quote', headers: { 'x-forwarded-for': '10.0.0.3, 10.9.9.9' } },
  ],
});
