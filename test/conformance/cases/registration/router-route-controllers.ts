import { defineCase } from '../../case.js';

export default defineCase({
  section: '5',
  expect: 'native',
  app: `
const express = require('express');
const app = express();

app.use(express.json());
app.use('/api/v1/bootcamps', require('./routes/bootcamps'));

module.exports = app;
`,
  files: {
    'routes/bootcamps.js': `
const express = require('express');
const {
  getBootcamps,
  getBootcamp,
  createBootcamp,
  updateBootcamp,
  deleteBootcamp,
} = require('../controllers/bootcamps');

const router = express.Router();

router.route('/').get(getBootcamps).post(createBootcamp);

router.route('/:id').get(getBootcamp).put(updateBootcamp).delete(deleteBootcamp);

module.exports = router;
`,
    'controllers/bootcamps.js': `
const bootcamps = [{ id: '1', name: 'Devworks' }];

// @desc      Get all bootcamps
// @route     GET /api/v1/bootcamps
exports.getBootcamps = (req, res, next) => {
  res.status(200).json({ success: true, count: bootcamps.length, data: bootcamps });
};

// @desc      Get single bootcamp
exports.getBootcamp = (req, res, next) => {
  const bootcamp = bootcamps.find((b) => b.id === req.params.id);
  if (!bootcamp) {
    return res.status(404).json({ success: false, error: \`Bootcamp not found with id of \${req.params.id}\` });
  }
  res.status(200).json({ success: true, data: bootcamp });
};

exports.createBootcamp = (req, res, next) => {
  const bootcamp = { id: String(bootcamps.length + 1), ...req.body };
  bootcamps.push(bootcamp);
  res.status(201).json({ success: true, data: bootcamp });
};

exports.updateBootcamp = (req, res, next) => {
  const bootcamp = bootcamps.find((b) => b.id === req.params.id);
  if (!bootcamp) return res.status(404).json({ success: false });
  Object.assign(bootcamp, req.body);
  res.status(200).json({ success: true, data: bootcamp });
};

exports.deleteBootcamp = (req, res, next) => {
  const index = bootcamps.findIndex((b) => b.id === req.params.id);
  if (index < 0) return res.status(404).json({ success: false });
  bootcamps.splice(index, 1);
  res.status(200).json({ success: true, data: {} });
};
`,
  },
  requests: [
    'GET /api/v1/bootcamps',
    'GET /api/v1/bootcamps/1',
    'GET /api/v1/bootcamps/7',
    { method: 'POST', path: '/api/v1/bootcamps', body: { name: 'ModernTech' } },
    { method: 'PUT', path: '/api/v1/bootcamps/2', body: { name: 'Modern Tech' } },
    'DELETE /api/v1/bootcamps/1',
    'DELETE /api/v1/bootcamps/1',
    'GET /api/v1/bootcamps',
  ],
});
