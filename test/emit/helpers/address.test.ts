import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientIp, clientIps, host, hostname, protocol, type Trust } from '../../../src/emit/helpers/address';
import { MAJORS } from './support/majors';
import { serve, webRequest, type Server } from './support/server';

const PEER = '127.0.0.1';

describe.each(MAJORS)('addresses as Express $major sees them', ({ major, express }) => {
  let trust: Trust;
  let seen: Record<string, unknown>;
  let server: Server;
  beforeAll(async () => {
    const app = express();
    app.use((request, response) => {
      app.set('trust proxy', trust);
      const { ip, ips, protocol: scheme, host: withPort, hostname: name } = request;
      seen = { ip, ips, protocol: scheme, host: withPort, hostname: name };
      response.end();
    });
    server = await serve(app);
  });
  afterAll(() => server.close());

  /** The headers as Next completes them: what the client did not send tells of the connection. */
  function onNext(headers: Record<string, string>): Request {
    const connection = { 'x-forwarded-for': PEER, 'x-forwarded-proto': 'http', 'x-forwarded-host': headers.host! };
    return webRequest({ headers: { ...connection, ...headers } });
  }

  async function same(given: Trust, headers: Record<string, string>): Promise<void> {
    trust = given;
    const all = { host: 'example.com:8080', ...headers };
    await server.send({ headers: all });
    const request = onNext(all);
    expect(clientIp(request, trust)).toBe(seen.ip);
    expect(protocol(request, trust)).toBe(seen.protocol);
    expect(hostname(request, trust)).toBe(seen.hostname);
    if (major === 5) expect(host(request, trust)).toBe(seen.host);
    if ('x-forwarded-for' in headers) expect(clientIps(request, trust)).toEqual(seen.ips);
  }

  const trusts: Trust[] = [
    true,
    1,
    2,
    3,
    10,
    'loopback',
    'loopback, linklocal, uniquelocal',
    ['loopback', '10.0.0.0/8', '192.168.1.7'],
    '127.0.0.1, 2001:db8::/32, 203.0.113.128/25',
    (_address: string, hop: number) => hop < 2,
    (address: string) => address === PEER || address.startsWith('10.'),
  ];
  const forwarded: Record<string, string>[] = [
    {},
    { 'x-forwarded-for': '203.0.113.9' },
    { 'x-forwarded-for': '203.0.113.9, 10.0.0.1' },
    { 'x-forwarded-for': '1.1.1.1,2.2.2.2 ,  10.1.2.3, 192.168.1.7' },
    { 'x-forwarded-for': '127.0.0.2, 10.0.0.1, 169.254.3.4' },
    { 'x-forwarded-for': '2001:db8::7, ::1, fe80::1, fd00::1' },
    { 'x-forwarded-for': '203.0.113.200, ::ffff:10.0.0.1' },
    { 'x-forwarded-for': 'unknown, 10.0.0.1' },
    { 'x-forwarded-for': ', ,10.0.0.1,' },
    { 'x-forwarded-proto': 'https' },
    { 'x-forwarded-proto': ' https , http' },
    { 'x-forwarded-host': 'public.example' },
    { 'x-forwarded-host': 'public.example:444 , other' },
    { host: '[::1]:3000' },
    { host: '[::1]' },
    { host: 'localhost' },
  ];
  it.each(trusts)('trusting %s', async (given) => {
    for (const headers of forwarded) await same(given, headers);
  });

  it.each([false, 0])('trusting no one: %j', async (given) => {
    for (const name of ['ip', 'proto', 'host'])
      await same(given, name === 'ip' ? {} : { [`x-forwarded-${name}`]: 'x.example' });
    expect(clientIps(onNext({ host: 'h', 'x-forwarded-for': '1.1.1.1' }), given)).toEqual([]);
  });

  it('trusting no one takes the nearest address of a list', () => {
    expect(clientIp(onNext({ host: 'h', 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }))).toBe('2.2.2.2');
  });

  it('any chain', async () => {
    const address = fc.oneof(
      fc.ipV4(),
      fc.ipV6(),
      fc.constantFrom('10.0.0.1', '192.168.1.7', '::1', 'fd00::1', '127.0.0.1'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(address, { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...trusts),
        async (addresses, given) => same(given, { 'x-forwarded-for': addresses.join(', ') }),
      ),
      { numRuns: 300 },
    );
  });

  it('refuses what is no address', () => {
    expect(() => express().set('trust proxy', 'nonsense')).toThrow();
    expect(() => clientIp(onNext({ host: 'h' }), 'nonsense')).toThrow();
  });
});
