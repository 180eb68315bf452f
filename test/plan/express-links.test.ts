import { describe, expect, it } from 'vitest';
import { compiled, type Compiled } from '../compiled.js';

const app = (lines: string) => ({
  'app.js': `const express = require('express');\nconst { rateLimit } = require('express-rate-limit');\nconst app = express();\n${lines}\napp.get('/', (req, res) => res.send('x'));\nmodule.exports = app;\n`,
});

/** What is said of the chain; where it can run is another matter. */
const ofChain = ({ endpoint }: Compiled) => endpoint('GET /').diagnostics.filter(({ code }) => code.startsWith('E2N2'));

describe('middleware that runs in Express, in front of native code', () => {
  it('is named, and so is what it cannot know of the client', async () => {
    const made = await compiled(app('app.use(rateLimit({ limit: 2 }));'));
    expect(made.endpoint('GET /').outcome).toBe('native');
    expect(ofChain(made).map(({ code, message }) => [code, message])).toEqual([
      ['E2N212', 'express-rate-limit runs in Express, in front of native code.'],
      ['E2N221', expect.stringContaining('X-Forwarded-For')],
    ]);
  });

  it('goes by the proxies that the app trusts', async () => {
    const made = await compiled(app("app.set('trust proxy', 2);\napp.use(rateLimit({ limit: 2 }));"));
    expect(made.text('server/http/express-middleware.ts')).toContain("{ 'trust proxy': 2 }");
    expect(ofChain(made).map(({ code }) => code)).toEqual(['E2N212', 'E2N223']);
  });

  it('goes by a setting under a condition', async () => {
    const made = await compiled(app("if (process.env.PROXY) app.set('trust proxy', true);\napp.use(rateLimit({ limit: 2 }));"));
    expect(made.endpoint('GET /').outcome).toBe('native');
    expect(made.text('server/http/express-middleware.ts')).toContain("'trust proxy': process.env.PROXY ? true : false");
  });

  it('tells native code behind a login of the session that it began', async () => {
    const made = await compiled({
      'app.js': `const express = require('express');
const session = require('express-session');
const passport = require('passport');
const app = express();
app.use(session({ secret: 's' }));
app.use(passport.session());
app.post('/', passport.authenticate('local'), (req, res) => {
  req.session.cookie.maxAge = 1000;
  res.json(req.user);
});
module.exports = app;
`,
    });
    expect(made.text('app/route.ts')).toMatch(/\(\{ user, session(: \w+)? \} = req\)/);
  });

  it('stays with the original app where it is required in place', async () => {
    const { endpoint } = await compiled(app("app.use(require('hpp')());"));
    expect(endpoint('GET /').outcome).toBe('bridged');
    expect(endpoint('GET /').diagnostics[0].message).toContain('a require inside the registration');
  });
});
