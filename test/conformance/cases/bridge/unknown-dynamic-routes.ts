import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  app: `
const express = require('express');
const app = express();

const names = Object.keys(JSON.parse(process.env.ROUTES_JSON || '{"alpha":1,"beta":2}'));

for (const name of names) {
  app.get('/' + name, (req, res) => res.json({ name }));
}

module.exports = app;
`,
  requests: ['GET /alpha', 'GET /beta'],
});
