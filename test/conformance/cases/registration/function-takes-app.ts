import { defineCase } from '../../case.js';

export default defineCase({
  section: '1',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());

require('./routes/tutorial.routes')(app);

module.exports = app;
`,
  files: {
    'routes/tutorial.routes.js': `
module.exports = (app) => {
  const tutorials = require('../controllers/tutorial.controller.js');
  const router = require('express').Router();

  router.post('/', tutorials.create);
  router.get('/', tutorials.findAll);
  router.get('/published', tutorials.findAllPublished);
  router.get('/:id', tutorials.findOne);

  app.use('/api/tutorials', router);
};
`,
    'controllers/tutorial.controller.js': `
const tutorials = [{ id: 1, title: 'Node', published: true }];

exports.create = (req, res) => {
  if (!req.body.title) {
    res.status(400).send({ message: 'Content can not be empty!' });
    return;
  }

  const tutorial = {
    id: tutorials.length + 1,
    title: req.body.title,
    published: req.body.published ? req.body.published : false,
  };
  tutorials.push(tutorial);
  res.send(tutorial);
};

exports.findAll = (req, res) => {
  const title = req.query.title;
  res.send(title ? tutorials.filter((t) => t.title.includes(title)) : tutorials);
};

exports.findAllPublished = (req, res) => {
  res.send(tutorials.filter((t) => t.published));
};

exports.findOne = (req, res) => {
  const id = req.params.id;
  const found = tutorials.find((t) => t.id === Number(id));
  if (found) res.send(found);
  else res.status(404).send({ message: 'Cannot find Tutorial with id=' + id + '.' });
};
`,
  },
  requests: [
    'GET /api/tutorials',
    { method: 'POST', path: '/api/tutorials', body: {} },
    { method: 'POST', path: '/api/tutorials', body: { title: 'Express' } },
    'GET /api/tutorials?title=Exp',
    'GET /api/tutorials/published',
    'GET /api/tutorials/2',
    'GET /api/tutorials/5',
  ],
});
