import { defineCase } from '../../case.js';

export default defineCase({
  section: '9.1',
  expect: 'native',
  app: `
const express = require('express');
const auth = require('./middleware/auth');
const users = require('./models/User');
const app = express();

// Init Middleware
app.use(express.json({ extended: false }));

// @route    GET api/auth
// @desc     Get user by token
// @access   Private
app.get('/api/auth', auth, async (req, res) => {
  try {
    const user = await users.findById(req.user.id);
    res.json(user);
  } catch (err) {
    console.error(err.message);
    res.status(500).send('Server Error');
  }
});

// @route    POST api/auth
// @desc     Authenticate user & get token
// @access   Public
app.post('/api/auth', async (req, res) => {
  const { email, password } = req.body;

  try {
    let user = await users.findOne({ email });

    if (!user) {
      return res
        .status(400)
        .json({ errors: [{ msg: 'Invalid Credentials' }] });
    }

    const isMatch = await users.compare(password, user.password);

    if (!isMatch) {
      return res
        .status(400)
        .json({ errors: [{ msg: 'Invalid Credentials' }] });
    }

    const payload = {
      user: {
        id: user.id
      }
    };

    users.sign(payload, { expiresIn: '5 days' }, (err, token) => {
      if (err) throw err;
      res.json({ token });
    });
  } catch (err) {
    res.status(500).send('Server error');
  }
});

module.exports = app;
`,
  files: {
    'middleware/auth.js': `
const users = require('../models/User');

module.exports = function (req, res, next) {
  // Get token from header
  const token = req.header('x-auth-token');

  // Check if not token
  if (!token) {
    return res.status(401).json({ msg: 'No token, authorization denied' });
  }

  // Verify token
  try {
    users.verify(token, (error, decoded) => {
      if (error) {
        return res.status(401).json({ msg: 'Token is not valid' });
      } else {
        req.user = decoded.user;
        next();
      }
    });
  } catch (err) {
    console.error('something wrong with auth middleware');
    res.status(500).json({ msg: 'Server Error' });
  }
};
`,
    'models/User.js': `
const all = [{ id: '1', email: 'a@b.c', password: 'pw' }];

exports.findById = async (id) => all.find((user) => user.id === id);
exports.findOne = async ({ email }) => all.find((user) => user.email === email) || null;
exports.compare = async (given, known) => {
  if (!given) throw new Error('data and hash arguments required');
  return given === known;
};
exports.sign = (payload, options, callback) => process.nextTick(callback, null, Buffer.from(JSON.stringify(payload)).toString('base64url'));
exports.verify = (token, callback) => {
  if (token === 'boom') throw new Error('boom');
  try {
    callback(null, JSON.parse(Buffer.from(token, 'base64url').toString()));
  } catch (error) {
    callback(error);
  }
};
`,
  },
  requests: [
    { method: 'POST', path: '/api/auth', body: { email: 'a@b.c', password: 'pw' } },
    { method: 'POST', path: '/api/auth', body: { email: 'a@b.c', password: 'no' } },
    { method: 'POST', path: '/api/auth', body: { email: 'x' } },
    { method: 'POST', path: '/api/auth', body: { email: 'a@b.c' } },
    'GET /api/auth',
    { method: 'GET', path: '/api/auth', headers: { 'x-auth-token': 'eyJ1c2VyIjp7ImlkIjoiMSJ9fQ' } },
    { method: 'GET', path: '/api/auth', headers: { 'x-auth-token': 'rubbish' } },
    { method: 'GET', path: '/api/auth', headers: { 'x-auth-token': 'boom' } },
  ],
});
