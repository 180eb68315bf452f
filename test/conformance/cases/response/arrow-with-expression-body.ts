import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const version = '3.1.4';

app.get('/version', (_, res) => res.json({ version }));
app.get('/time', async (_req, res) => res.json({ zone: 'UTC' }));
app.get('/void', (_req, res) => void res.json({ void: true }));

module.exports = app;
`,
  requests: ['GET /version', 'GET /time', 'GET /void'],
});
