import { defineCase } from '../../case.js';

export default defineCase({
  section: '3',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

const User = {
  findByPk: async (id) => ({ getRoles: async () => (id === '1' ? [{ name: 'user' }, { name: 'admin' }] : [{ name: 'user' }]) }),
};

const isAdmin = (req, res, next) => {
  User.findByPk(req.get('x-user')).then((user) => {
    user.getRoles().then((roles) => {
      for (let i = 0; i < roles.length; i++) {
        if (roles[i].name === 'admin') {
          next();
          return;
        }
      }

      res.status(403).send({
        message: 'Require Admin Role!',
      });
      return;
    });
  });
};

app.get('/board', isAdmin, (req, res) => {
  res.status(200).send('Admin Content.');
});

module.exports = app;
`,
  requests: [
    { method: 'GET', path: '/board', headers: { 'x-user': '1' } },
    { method: 'GET', path: '/board', headers: { 'x-user': '2' } },
  ],
});
