import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const { handleHttp } = require('./utils/error.handle');
const items = require('./items');
const app = express();
app.use(express.json());

const getItem = async ({ params }, res) => {
  try {
    const { id } = params;
    const response = await items.get(id);
    const data = response ? response : 'NOT_FOUND';
    res.send(data);
  } catch (e) {
    handleHttp(res, 'ERROR_GET_BLOG', e);
  }
};

const postItem = async ({ body }, res) => {
  try {
    const responseItem = await items.insert(body);
    res.send(responseItem);
  } catch (e) {
    handleHttp(res, 'ERROR_POST_ITEM');
  }
};

app.get('/item/:id', getItem);
app.post('/item', postItem);

module.exports = app;
`,
  files: {
    'utils/error.handle.js': `
const handleHttp = (res, error, errorRaw) => {
  const seen = errorRaw && errorRaw.message;
  res.status(500);
  res.send({ error, seen });
};

module.exports = { handleHttp };
`,
    'items.js': `
exports.get = async (id) => {
  if (id === 'x') throw new Error('bad id');
  return id === '1' ? { id } : null;
};
exports.insert = async (item) => {
  if (!item.name) throw new Error('no name');
  return { ...item, id: 2 };
};
`,
  },
  requests: [
    'GET /item/1',
    'GET /item/2',
    'GET /item/x',
    { method: 'POST', path: '/item', body: { name: 'a' } },
    { method: 'POST', path: '/item', body: {} },
  ],
});
