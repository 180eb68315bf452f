import { defineCase } from '../../case.js';

/** One limiter counts for native and for bridged endpoints. */
export default defineCase({
  section: '3',
  app: `
const express = require('express');
const { rateLimit } = require('express-rate-limit');
const app = express();

const limiter = rateLimit({ windowMs: 60000, limit: 3, standardHeaders: false, legacyHeaders: false });
app.use(limiter);
app.get('/odd', (req, res) => Reflect.apply(res.json, res, [{ odd: true }]));
app.get('/even', (req, res) => res.json({ even: true }));

module.exports = app;
`,
  requests: [
    'GET /odd',
    'GET /even',
    'GET /odd',
    'GET /even',
    'GET /odd',
  ],
});
