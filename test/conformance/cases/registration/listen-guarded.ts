import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  covers: ['1 the app is itself a handler, with or without listen'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.get('/time-zones', (req, res) => {
  res.json(['UTC', 'Europe/Oslo']);
});

if (require.main === module) {
  const PORT = process.env.PORT || 4000;
  app.listen(PORT, () => console.log('Server listening on ' + PORT));
}

module.exports = app;
`,
  requests: ['GET /time-zones'],
});
