import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.2',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const rows = [{ id: 1, name: 'Ann' }, { id: 2, name: 'Bo' }];

app.get('/users.csv', (req, res) => {
  const csv = ['id,name', ...rows.map((r) => \`\${r.id},\${r.name}\`)].join('\\n');
  res.setHeader('Content-Type', 'text/csv; charset=utf-8');
  res.setHeader('Content-Disposition', 'attachment; filename="users.csv"');
  res.status(200).send(csv);
});

module.exports = app;
`,
  requests: ['GET /users.csv'],
});
