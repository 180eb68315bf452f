import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const grid = [[1, 2, 3], [4, 5, 6], [7, 8, 9]];

app.get('/find/:n', (req, res) => {
  const wanted = Number(req.params.n);
  let place = null;
  search: for (let y = 0; y < grid.length; y++) {
    for (let x = 0; x < grid[y].length; x++) {
      if (grid[y][x] === wanted) {
        place = { x, y };
        break search;
      }
      if (wanted < 0) return res.status(400).json({ error: 'negative' });
    }
  }
  if (!place) return res.status(404).json({ error: 'nowhere' });
  res.json(place);
});

module.exports = app;
`,
  requests: [
    'GET /find/5',
    'GET /find/-1',
    'GET /find/10',
  ],
});
