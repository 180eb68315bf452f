import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const routes = require('./api/thing');
const app = express();

app.use(express.json());
app.use('/api/things', routes);

module.exports = app;
`,
  files: {
    'api/thing/index.js': `
'use strict';

var express = require('express');
var controller = require('./thing.controller');

var router = express.Router();

router.get('/', controller.index);
router.get('/:id', controller.show);
router.post('/', controller.create);
router.put('/:id', controller.upsert);
router.delete('/:id', controller.destroy);

module.exports = router;
`,
    'api/thing/thing.controller.js': `
'use strict';

const Thing = require('./thing.model');

function respondWithResult(res, statusCode) {
  statusCode = statusCode || 200;
  return function (entity) {
    if (entity) {
      return res.status(statusCode).json(entity);
    }
    return null;
  };
}

function removeEntity(res) {
  return function (entity) {
    if (entity) {
      return Thing.remove(entity).then(() => res.status(204).end());
    }
  };
}

function handleEntityNotFound(res) {
  return function (entity) {
    if (!entity) {
      res.status(404).end();
      return null;
    }
    return entity;
  };
}

function handleError(res, statusCode) {
  statusCode = statusCode || 500;
  return function (err) {
    res.status(statusCode).send({ error: err.message });
  };
}

// Gets a list of Things
exports.index = function (req, res) {
  return Thing.find()
    .then(respondWithResult(res))
    .catch(handleError(res));
};

// Gets a single Thing from the DB
exports.show = function (req, res) {
  return Thing.findById(req.params.id)
    .then(handleEntityNotFound(res))
    .then(respondWithResult(res))
    .catch(handleError(res));
};

// Creates a new Thing in the DB
exports.create = function (req, res) {
  return Thing.create(req.body)
    .then(respondWithResult(res, 201))
    .catch(handleError(res));
};

// Upserts the given Thing in the DB at the specified ID
exports.upsert = function (req, res) {
  if (req.body._id) {
    Reflect.deleteProperty(req.body, '_id');
  }
  return Thing.update(req.params.id, req.body)
    .then(respondWithResult(res))
    .catch(handleError(res, 422));
};

// Deletes a Thing from the DB
exports.destroy = function (req, res) {
  return Thing.findById(req.params.id)
    .then(handleEntityNotFound(res))
    .then(removeEntity(res))
    .catch(handleError(res));
};
`,
    'api/thing/thing.model.js': `
const things = new Map([['1', { _id: '1', name: 'lamp' }]]);

exports.find = async () => [...things.values()];
exports.findById = async (id) => {
  if (id === 'bad') throw new Error('bad id');
  return things.get(id) || null;
};
exports.create = async (data) => {
  const thing = { _id: String(things.size + 1), ...data };
  things.set(thing._id, thing);
  return thing;
};
exports.update = async (id, data) => {
  if (!data.name) throw new Error('name is required');
  const thing = { _id: id, ...data };
  things.set(id, thing);
  return thing;
};
exports.remove = async ({ _id }) => things.delete(_id);
`,
  },
  requests: [
    'GET /api/things',
    'GET /api/things/1',
    'GET /api/things/9',
    'GET /api/things/bad',
    { method: 'POST', path: '/api/things', body: { name: 'desk' } },
    { method: 'PUT', path: '/api/things/1', body: { _id: 'x', name: 'bulb' } },
    { method: 'PUT', path: '/api/things/1', body: { colour: 'red' } },
    'DELETE /api/things/1',
    'DELETE /api/things/1',
  ],
});
