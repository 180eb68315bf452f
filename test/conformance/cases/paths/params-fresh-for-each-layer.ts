import { defineCase } from '../../case.js';

export default defineCase({
  section: '2.4',
  covers: ['2.4 fresh for each layer', '2.4 parameters of a use prefix'],
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use('/teams/:team', (req, res, next) => {
  req.team = req.params.team;
  next();
});
app.get('/teams/:name/members/:member', (req, res) => {
  res.json({ team: req.team, name: req.params.name, member: req.params.member, seen: 'team' in req.params });
});

module.exports = app;
`,
  requests: ['GET /teams/red/members/ann'],
});
