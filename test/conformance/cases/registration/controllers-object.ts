import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const controller = require('./controllers/members');

const app = express();
app.use(express.json());

app.get('/members', controller.index);
app.get('/members/:id', controller.show);
app.post('/members', controller.store);

module.exports = app;
`,
  files: {
    'controllers/members.js': `
const members = [{ id: 1, name: 'Kim' }];

module.exports = {
  index(req, res) {
    return res.json({ members });
  },

  show: (req, res) => {
    const member = members.find(({ id }) => id === +req.params.id);
    return member ? res.json({ member }) : res.status(404).json({ error: 'unknown member' });
  },

  store: async (req, res) => {
    const member = { id: members.length + 1, name: req.body.name };
    members.push(member);
    return res.status(201).json({ member });
  },
};
`,
  },
  requests: [
    'GET /members',
    'GET /members/1',
    'GET /members/2',
    { method: 'POST', path: '/members', body: { name: 'Lee' } },
    'GET /members/2',
  ],
});
