import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const findUser = (id, done) => setTimeout(() => done(null, id === '1' ? { id, team: 't1' } : null), 1);
const findTeam = (id, done) => setTimeout(() => done(null, { id, name: 'Core' }), 1);

app.get('/team-of/:id', (req, res) => {
  findUser(req.params.id, (err, user) => {
    if (err) return res.sendStatus(500);
    if (!user) return res.sendStatus(404);
    findTeam(user.team, (teamErr, team) => {
      if (teamErr) return res.sendStatus(500);
      res.json({ user: user.id, team: team.name });
    });
  });
});

module.exports = app;
`,
  requests: ['GET /team-of/1', 'GET /team-of/2'],
});
