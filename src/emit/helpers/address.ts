/**
 * Who sent a request, and for which host: what Express takes from the connection and from the `X-Forwarded-*` headers,
 * as far as its setting `trust proxy` allows.
 *
 * Next hides the connection. It fills in the headers where the request has none, so that behind no proxy they tell of the
 * connection itself; where the request has them, they are all there is. The peer of the connection therefore counts as
 * trusted as soon as `trust` names anyone, and without trust the address is the last that `X-Forwarded-For` names: behind
 * a proxy that of its client (Express: that of the proxy), and without one whatever the client says (Express: its own).
 *
 * Node built-ins: node:net.
 */
import { BlockList, isIP } from 'node:net';

/**
 * Which proxies to believe: none or all, the number of nearest ones, their addresses (single ones, ranges such as
 * `10.0.0.0/8`, `loopback`, `linklocal`, `uniquelocal`), or a function that decides.
 */
export type Trust = boolean | number | string | string[] | ((address: string, hop: number) => boolean);

/** The address of the client: the nearest that is not trusted. */
export function clientIp(request: Request, trust: Trust = false): string {
  return clientChain(request, trust).at(-1) ?? '';
}

/** The addresses of the client and of the trusted proxies behind it, the client first; empty without trust. */
export function clientIps(request: Request, trust: Trust = false): string[] {
  return trustsPeer(trust) ? clientChain(request, trust).reverse() : [];
}

/** `http` or `https`. */
export function protocol(request: Request, trust: Trust = false): string {
  return (trustsPeer(trust) && firstItem(request, 'x-forwarded-proto')) || 'http';
}

/** The host that the client asked for, with its port if it named one. */
export function host(request: Request, trust: Trust = false): string {
  return (trustsPeer(trust) && firstItem(request, 'x-forwarded-host')) || (request.headers.get('host') ?? '');
}

/** The host that the client asked for, without port. */
export function hostname(request: Request, trust: Trust = false): string {
  return host(request, trust).replace(/^(\[[^\]]*\]|[^:]*).*$/, '$1');
}

/** The labels of the host below the domain, the nearest first: `api.eu` of `api.eu.example.com` gives `eu`, `api`. */
export function subdomains(request: Request, trust: Trust = false, offset = 2): string[] {
  const name = hostname(request, trust);
  const labels = isIP(name) ? [name] : name.split('.').reverse();
  return labels.slice(offset);
}

/** The addresses of `X-Forwarded-For` from the nearest to the first that is not trusted. */
function clientChain(request: Request, trust: Trust): string[] {
  const addresses = (request.headers.get('x-forwarded-for') ?? '').split(',').map((address) => address.trim());
  const nearest = addresses.filter(Boolean).reverse();
  const trusts = trustFunction(trust);
  // The connection's own address, which Next hides, is hop 0.
  const end = nearest.findIndex((address, at) => !trusts(address, at + 1));
  return end === -1 ? nearest : nearest.slice(0, end + 1);
}

function trustsPeer(trust: Trust): boolean {
  return typeof trust === 'object' ? trust.length > 0 : Boolean(trust);
}

function firstItem(request: Request, header: string): string | undefined {
  return request.headers.get(header)?.split(',')[0]?.trim();
}

const RANGES: Record<string, string[]> = {
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  loopback: ['127.0.0.1/8', '::1/128'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

function trustFunction(trust: Trust): (address: string, hop: number) => boolean {
  if (typeof trust === 'function') return trust;
  if (typeof trust === 'boolean') return () => trust;
  if (typeof trust === 'number') return (_address, hop) => hop < trust;

  const names = typeof trust === 'string' ? trust.split(',').map((name) => name.trim()) : trust;
  const trusted = new BlockList();
  for (const range of names.flatMap((name) => RANGES[name] ?? [name])) {
    const [address = '', prefix] = range.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(address, prefix === undefined ? (family === 'ipv6' ? 128 : 32) : Number(prefix), family);
  }
  return (address) => isIP(address) !== 0 && trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
