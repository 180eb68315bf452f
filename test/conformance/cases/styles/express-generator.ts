import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
var express = require('express');
var path = require('path');
var cookieParser = require('cookie-parser');

var indexRouter = require('./routes/index');
var usersRouter = require('./routes/users');

var app = express();

app.use(express.json());
app.use(express.urlencoded({ extended: false }));
app.use(cookieParser());

app.use('/', indexRouter);
app.use('/users', usersRouter);

module.exports = app;
`,
  files: {
    'routes/index.js': `
var express = require('express');
var router = express.Router();

/* GET home page. */
router.get('/', function(req, res, next) {
  res.json({ title: 'Express' });
});

module.exports = router;
`,
    'routes/users.js': `
var express = require('express');
var router = express.Router();

/* GET users listing. */
router.get('/', function(req, res, next) {
  res.send('respond with a resource');
});

router.route('/:id')
  .all(function(req, res, next) {
    // runs for all HTTP verbs first
    if (isNaN(req.params.id)) {
      next('route');
    } else {
      next();
    }
  })
  .get(function(req, res, next) {
    res.json({ id: +req.params.id });
  })
  .post(function(req, res, next) {
    res.status(201).json(Object.assign({ id: +req.params.id }, req.body));
  });

router.get('/:name', function(req, res) {
  res.send('user ' + req.params.name);
});

module.exports = router;
`,
  },
  requests: [
    'GET /',
    'GET /users',
    'GET /users/7',
    { method: 'POST', path: '/users/7', body: { a: 1 } },
    'GET /users/ann',
    { method: 'POST', path: '/users/ann', body: { a: 1 } },
  ],
});
