import { defineCase } from '../../case.js';

export default defineCase({
  section: '4',
  covers: ['4 thrown, passed on and rejected errors'],
  expect: 'native',
  app: `
const express = require('express');
const { celebrate, errors, Joi } = require('celebrate');
const router = express.Router();
const app = express();

router.get('/:id', celebrate({ params: { id: Joi.string().hex().length(4) } }, { abortEarly: false }), (req, res) => res.json({ id: req.params.id }));
router.put(
  '/:id',
  celebrate({ body: Joi.object().keys({ a: Joi.number(), b: Joi.boolean() }), headers: Joi.object({ 'x-key': Joi.string().required() }).unknown() }, {}, { mode: 'full' }),
  (req, res) => res.json({ body: req.body, key: req.headers['x-key'] }),
);

app.use(express.json());
app.use('/items', router);
app.use(errors({ statusCode: 422, message: 'invalid' }));

module.exports = app;
`,
  requests: [
    'GET /items/abcd',
    'GET /items/xyz',
    { method: 'PUT', path: '/items/abcd', headers: { 'x-key': 'k' }, body: { a: '1', b: 'true' } },
    { method: 'PUT', path: '/items/abcd', body: { a: 'x', b: 3 } },
  ],
});
