import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

function handleError(res, err) {
  const status = err.status || 500;
  res.status(status).json({ error: err.message });
}

const lookup = async (id) => {
  if (id === 'x') throw Object.assign(new Error('bad id'), { status: 400 });
  return { id };
};

app.get('/lookup/:id', async (req, res) => {
  try {
    const item = await lookup(req.params.id);
    res.json(item);
  } catch (err) {
    handleError(res, err);
  }
});

module.exports = app;
`,
  requests: ['GET /lookup/1', 'GET /lookup/x'],
});
