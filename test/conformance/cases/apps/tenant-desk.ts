import { defineCase } from '../../case.js';

/** Signed with the key of the app, `{ sub, role }` in each. */
const TOKENS = {
  ann: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhbm4iLCJyb2xlIjoib3duZXIiLCJpYXQiOjE3MDAwMDAwMDB9.25dwc-Ef613fPHJiHhwe-V6zlLPTvfAHId3-kiVdcM4',
  bob: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJib2IiLCJyb2xlIjoiYWdlbnQiLCJpYXQiOjE3MDAwMDAwMDB9.GWJdy1C4eUBS7h6GikevE5qI2zX-4YGCBr3EA7EfQl4',
  cid: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJjaWQiLCJyb2xlIjoib3duZXIiLCJpYXQiOjE3MDAwMDAwMDB9.CfYN9_rH5ZckByoYSWQ1jL3G9sexLHRb6QxrPCtPTms',
  gus: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJndXMiLCJyb2xlIjoiZ3Vlc3QiLCJpYXQiOjE3MDAwMDAwMDB9.dcoqjngdg_YcH-S8MMyJeLn6ZgCqToFbfNNllezdNW4',
  root: 'Bearer eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJ6ZWQiLCJyb2xlIjoicm9vdCIsImlhdCI6MTcwMDAwMDAwMH0.a1hcC454ke1O_50rZRqrea-Ok761wJaHDCxj3yuKAs8',
};

export default defineCase({
  section: '3',
  expect: 'native',
  express: 5,
  app: `
const express = require('express');
const cors = require('cors');
const helmet = require('helmet');
const { requestId, accessLog, entries } = require('./middleware/log');
const { authenticate } = require('./middleware/auth');
const { tenant } = require('./middleware/tenant');
const { notFound, errorHandler } = require('./middleware/errors');
const webhooks = require('./routes/webhooks');
const tickets = require('./routes/tickets');
const members = require('./routes/members');
const admin = require('./routes/admin');

const app = express();

app.disable('x-powered-by');
app.use(helmet({ contentSecurityPolicy: false }));
app.use(requestId);
app.use(accessLog);
app.use(cors({ origin: ['https://desk.test'], credentials: true, exposedHeaders: ['X-Total-Count'] }));

// Signatures are made over the bytes, so webhooks come before the parser.
app.use('/webhooks', webhooks);
app.use(express.json({ limit: '10kb' }));

app.get('/health', (req, res) => res.json({ status: 'up' }));
app.get('/entries', (req, res) => res.json(entries.map(({ method, status }) => \`\${method} \${status}\`)));

const api = express.Router();
api.use(authenticate);
api.use('/tenants/:tenant/tickets', tenant, tickets);
api.use('/tenants/:tenant/members', tenant, members);
api.use('/admin', admin);
app.use('/api/v1', api);

app.use(notFound);
app.use(errorHandler);

module.exports = app;
`,
  files: {
    'middleware/log.js': `
const entries = [];
let next = 0;

exports.entries = entries;

exports.requestId = (req, res, next) => {
  req.id = req.get('X-Request-Id') || 'generated';
  res.set('X-Request-Id', req.id);
  next();
};

exports.accessLog = (req, res, next) => {
  res.on('finish', () => {
    entries.push({ method: req.method, path: req.originalUrl, status: res.statusCode });
    if (entries.length > 5) entries.shift();
  });
  next();
};
`,
    'middleware/auth.js': `
const jwt = require('jsonwebtoken');
const { Unauthorized, Forbidden } = require('../errors');

const SECRET = 'desk-secret';
const LEVELS = ['guest', 'agent', 'owner', 'root'];

const authenticate = async (req, res, next) => {
  const [scheme, token] = (req.headers.authorization || '').split(' ');
  if (scheme !== 'Bearer' || !token) return next(new Unauthorized('A bearer token is needed'));
  try {
    req.user = jwt.verify(token, SECRET);
    next();
  } catch (error) {
    res.set('WWW-Authenticate', 'Bearer error="invalid_token"');
    next(new Unauthorized(error.message));
  }
};

/** Lets users of a role, and of those above it, pass. */
const atLeast = (role) => (req, res, next) => {
  const level = LEVELS.indexOf(req.user.role);
  if (level < LEVELS.indexOf(role)) return next(new Forbidden(\`\${role} only\`));
  return next();
};

module.exports = { authenticate, atLeast };
`,
    'middleware/tenant.js': `
const { tenants } = require('../store');
const { NotFound, Forbidden } = require('../errors');

exports.tenant = function tenant(req, res, next) {
  const found = tenants.get(req.params.tenant);
  if (!found) throw new NotFound('tenant');
  if (req.user.role !== 'root' && !found.members.some(({ id }) => id === req.user.sub)) {
    throw new Forbidden('not a member');
  }
  req.tenant = found;
  res.locals.tenant = found.name;
  next();
};
`,
    'middleware/validate.js': `
const { Invalid } = require('../errors');

const checks = {
  string: (value) => typeof value === 'string' && value.trim() !== '',
  number: (value) => Number.isFinite(value),
};

/** \`validate({ title: 'string' })\`: refuses a body that lacks one of the fields, or has it in another type. */
module.exports = (fields, { partial = false } = {}) => {
  return (req, res, next) => {
    const problems = [];
    for (const [name, type] of Object.entries(fields)) {
      const value = (req.body || {})[name];
      if (value === undefined && partial) continue;
      if (!checks[type](value)) problems.push({ field: name, expected: type });
    }
    if (problems.length > 0) return next(new Invalid(problems));
    req.valid = Object.fromEntries(Object.keys(fields).filter((name) => req.body[name] !== undefined).map((name) => [name, req.body[name]]));
    next();
  };
};
`,
    'middleware/errors.js': `
const { HttpError } = require('../errors');

exports.notFound = (req, res) => {
  res.status(404).json({ error: { code: 'no_route', message: \`\${req.method} \${req.path}\` } });
};

exports.errorHandler = (err, req, res, next) => {
  if (res.headersSent) return next(err);
  if (err instanceof HttpError) {
    return res.status(err.status).json({ error: { code: err.code, message: err.message, ...err.details }, request: req.id, user: req.user ? req.user.sub : null });
  }
  if (err.type === 'entity.parse.failed') return res.status(400).json({ error: { code: 'bad_json' } });
  if (err.type === 'entity.too.large') return res.status(413).json({ error: { code: 'too_large', limit: err.limit } });
  res.status(500).json({ error: { code: 'internal' }, request: req.id });
};
`,
    'errors.js': `
class HttpError extends Error {
  constructor(status, code, message, details = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
  }
}

class NotFound extends HttpError {
  constructor(what) {
    super(404, 'not_found', \`No such \${what}\`);
  }
}

class Unauthorized extends HttpError {
  constructor(message) {
    super(401, 'unauthorized', message);
  }
}

class Forbidden extends HttpError {
  constructor(message) {
    super(403, 'forbidden', message);
  }
}

class Invalid extends HttpError {
  constructor(problems) {
    super(422, 'invalid', \`\${problems.length} problem(s)\`, { problems });
  }
}

module.exports = { HttpError, NotFound, Unauthorized, Forbidden, Invalid };
`,
    'store.js': `
const tenants = new Map([
  ['acme', { id: 'acme', name: 'Acme', members: [{ id: 'ann', role: 'owner' }, { id: 'bob', role: 'agent' }], tickets: [] }],
  ['globex', { id: 'globex', name: 'Globex', members: [{ id: 'cid', role: 'owner' }], tickets: [] }],
]);

for (let i = 1; i <= 7; i++) tenants.get('acme').tickets.push({ id: i, title: \`Ticket \${i}\`, state: i % 3 ? 'open' : 'closed', votes: i * 2 });

module.exports = { tenants, events: [] };
`,
    'controllers/tickets.js': `
const { NotFound } = require('../errors');

const find = (tenant, id) => {
  const ticket = tenant.tickets.find((one) => one.id === Number(id));
  if (!ticket) throw new NotFound('ticket');
  return ticket;
};

class TicketController {
  list = async (req, res) => {
    const { state, page = 1, limit = 3, sort } = req.query;
    let found = req.tenant.tickets.filter((ticket) => !state || ticket.state === state);
    if (sort) found = [...found].sort((a, b) => b[sort] - a[sort]);
    const start = (Number(page) - 1) * Number(limit);
    res.set('X-Total-Count', String(found.length));
    res.json({ tenant: res.locals.tenant, tickets: found.slice(start, start + Number(limit)) });
  };

  async get(req, res) {
    res.json(find(req.tenant, req.params.id));
  }

  async create(req, res) {
    const ticket = { id: req.tenant.tickets.length + 1, state: 'open', votes: 0, ...req.valid };
    req.tenant.tickets.push(ticket);
    res.status(201).location(\`\${req.baseUrl}/\${ticket.id}\`).json(ticket);
  }

  async update(req, res) {
    const ticket = find(req.tenant, req.params.id);
    Object.assign(ticket, req.valid);
    res.json(ticket);
  }

  async remove(req, res, next) {
    try {
      const ticket = find(req.tenant, req.params.id);
      req.tenant.tickets = req.tenant.tickets.filter((one) => one !== ticket);
      return res.sendStatus(204);
    } catch (error) {
      next(error);
    }
  }

  export(req, res) {
    const rows = req.tenant.tickets.map(({ id, title, state }) => \`\${id},\${title},\${state}\`);
    res.attachment(\`\${req.tenant.id}.csv\`).type('text/csv').send(['id,title,state', ...rows].join('\\n'));
  }
}

module.exports = new TicketController();
`,
    'routes/tickets.js': `
const { Router } = require('express');
const controller = require('../controllers/tickets');
const { atLeast } = require('../middleware/auth');
const validate = require('../middleware/validate');

const router = Router({ mergeParams: true });

router.get('/', controller.list);
router.get('/export.csv', atLeast('agent'), controller.export);
router.get('/:id', controller.get);
router.post('/', atLeast('agent'), validate({ title: 'string' }), controller.create);
router.patch('/:id', atLeast('agent'), validate({ title: 'string', votes: 'number' }, { partial: true }), controller.update);
router.delete('/:id', atLeast('owner'), controller.remove);

module.exports = router;
`,
    'routes/members.js': `
const { Router } = require('express');
const { atLeast } = require('../middleware/auth');
const validate = require('../middleware/validate');
const { NotFound } = require('../errors');

const router = Router({ mergeParams: true });

router.param('member', (req, res, next, id) => {
  req.member = req.tenant.members.find((one) => one.id === id);
  next(req.member ? undefined : new NotFound('member'));
});

router
  .route('/')
  .get((req, res) => res.json(req.tenant.members))
  .post(atLeast('owner'), validate({ id: 'string', role: 'string' }), (req, res) => {
    if (req.tenant.members.some(({ id }) => id === req.valid.id)) {
      return res.status(409).json({ error: { code: 'exists', message: \`\${req.valid.id} is a member\` } });
    }
    req.tenant.members.push(req.valid);
    res.status(201).json(req.valid);
  });

router.get('/:member', (req, res) => res.json(req.member));

module.exports = router;
`,
    'routes/admin.js': `
const { Router } = require('express');
const { atLeast } = require('../middleware/auth');
const { tenants, events } = require('../store');

const router = Router();

router.use(atLeast('root'));
router.get('/tenants', (req, res) => res.json([...tenants.values()].map(({ id, members, tickets }) => ({ id, members: members.length, tickets: tickets.length }))));
router.get('/events', (req, res) => res.json(events));
router.get('/fail', async () => {
  throw new TypeError('broken');
});

module.exports = router;
`,
    'routes/webhooks.js': `
const { createHmac, timingSafeEqual } = require('crypto');
const express = require('express');
const { events } = require('../store');

const router = express.Router();
const SIGNING_KEY = 'hook-key';

router.post('/payments', express.raw({ type: '*/*', limit: '1mb' }), (req, res) => {
  const given = Buffer.from(req.get('X-Signature') || '', 'hex');
  const made = createHmac('sha256', SIGNING_KEY).update(req.body).digest();
  if (given.length !== made.length || !timingSafeEqual(given, made)) {
    return res.status(400).send('Bad signature');
  }
  const event = JSON.parse(req.body.toString('utf8'));
  events.push({ type: event.type, bytes: req.body.length });
  res.json({ received: true });
});

module.exports = router;
`,
  },
  requests: [
    'GET /health',
    'HEAD /health',
    'GET /nowhere',
    { method: 'POST', path: '/health', body: {} },
    'GET /api/v1',
    { method: 'GET', path: '/api/v1/nothing', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets?page=2', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets?state=closed', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets?sort=votes&limit=2', headers: { authorization: TOKENS.bob } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.gus } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.cid } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets?limit=1', headers: { authorization: TOKENS.root } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets/2', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets/99', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets/x', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets/export.csv', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets/export.csv', headers: { authorization: TOKENS.bob } },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.bob }, body: { title: 'Printer' } },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.bob }, body: { title: '' } },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.bob }, body: {} },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.bob } },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.bob, 'content-type': 'application/json' }, body: '{"title"' },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.bob }, body: { title: 'x'.repeat(11_000) } },
    { method: 'POST', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.gus }, body: { title: 'No' } },
    { method: 'PATCH', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.bob }, body: { votes: 9 } },
    { method: 'PATCH', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.bob }, body: { votes: 'many' } },
    { method: 'PATCH', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.bob }, body: { other: 1 } },
    { method: 'PATCH', path: '/api/v1/tenants/acme/tickets/77', headers: { authorization: TOKENS.bob }, body: { title: '?' } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.bob } },
    { method: 'DELETE', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.bob } },
    { method: 'DELETE', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.ann } },
    { method: 'DELETE', path: '/api/v1/tenants/acme/tickets/1', headers: { authorization: TOKENS.ann } },
    { method: 'PUT', path: '/api/v1/tenants/acme/tickets/2', headers: { authorization: TOKENS.ann }, body: {} },
    { method: 'GET', path: '/api/v1/tenants/initech/tickets', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/initech/members', headers: { authorization: TOKENS.root } },
    { method: 'GET', path: '/api/v1/tenants/acme/members', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/members/bob', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/tenants/acme/members/zoe', headers: { authorization: TOKENS.ann } },
    { method: 'POST', path: '/api/v1/tenants/acme/members', headers: { authorization: TOKENS.ann }, body: { id: 'dee', role: 'agent' } },
    { method: 'POST', path: '/api/v1/tenants/acme/members', headers: { authorization: TOKENS.ann }, body: { id: 'bob', role: 'agent' } },
    { method: 'POST', path: '/api/v1/tenants/acme/members', headers: { authorization: TOKENS.ann }, body: { id: 5 } },
    { method: 'POST', path: '/api/v1/tenants/acme/members', headers: { authorization: TOKENS.bob }, body: { id: 'eve', role: 'owner' } },
    { method: 'GET', path: '/api/v1/tenants/acme/members/dee', headers: { authorization: TOKENS.ann } },
    { method: 'DELETE', path: '/api/v1/tenants/acme/members/dee', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/admin/tenants', headers: { authorization: TOKENS.root } },
    { method: 'GET', path: '/api/v1/admin/tenants', headers: { authorization: TOKENS.ann } },
    { method: 'GET', path: '/api/v1/admin/fail', headers: { authorization: TOKENS.root, 'x-request-id': 'r-1' } },
    { method: 'GET', path: '/api/v1/admin/fail', headers: { authorization: TOKENS.ann } },
    {
      method: 'POST',
      path: '/webhooks/payments',
      headers: { 'content-type': 'application/json', 'x-signature': '6abb2a4c4ae164c7870da7193a88ccc24fcb1bc54ecc1691c94f95769531b733' },
      body: '{ "type": "paid",  "id": 1 }',
    },
    {
      method: 'POST',
      path: '/webhooks/payments',
      headers: { 'content-type': 'application/json', 'x-signature': '6abb2a4c4ae164c7870da7193a88ccc24fcb1bc54ecc1691c94f95769531b733' },
      body: '{ "type": "paid",  "id": 1 } ',
    },
    { method: 'POST', path: '/webhooks/payments', headers: { 'content-type': 'application/json' }, body: '{ "type": "paid",  "id": 1 }' },
    { method: 'POST', path: '/webhooks/other', body: {} },
    { method: 'GET', path: '/api/v1/admin/events', headers: { authorization: TOKENS.root } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.ann, origin: 'https://desk.test' } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.ann, origin: 'https://evil.test' } },
    {
      method: 'OPTIONS',
      path: '/api/v1/tenants/acme/tickets',
      headers: { origin: 'https://desk.test', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    },
    { method: 'OPTIONS', path: '/health', headers: { origin: 'https://evil.test', 'access-control-request-method': 'GET' } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: 'Basic YTpi' } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: 'Bearer not.a.token' } },
    { method: 'GET', path: '/api/v1/tenants/acme/tickets', headers: { authorization: TOKENS.ann, 'x-request-id': 'abc' } },
    'GET /entries',
  ],
});
