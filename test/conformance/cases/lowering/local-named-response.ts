import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const load = async () => ({ status: 200, data: [1] });

app.get('/data', async (req, res) => {
  const response = await load();
  res.json(response.data);
  response.status = 0;
});

module.exports = app;
`,
  requests: [
    'GET /data',
  ],
});
