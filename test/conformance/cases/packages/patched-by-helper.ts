import { defineCase } from '../../case.js';

/** A helper gives \`res\` another \`json\`, under another name for it: native code would not call that one. */
export default defineCase({
  section: '3',
  expect: 'bridged',
  app: `
const express = require('express');
const envelope = require('./middleware/envelope');
const app = express();

app.use(envelope);
app.get('/items', (req, res) => res.json({ items: [1, 2] }));

module.exports = app;
`,
  files: {
    'middleware/envelope.js': `
function patch(answer) {
  const json = answer.json.bind(answer);
  answer.json = (data) => json({ data });
}

module.exports = (req, res, next) => {
  patch(res);
  next();
};
`,
  },
  requests: ['GET /items'],
});
