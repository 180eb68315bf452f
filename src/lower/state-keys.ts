/** What state of a request hangs on: `req.user`, `res.locals.user`, `res.user`. */
export type StateHolder = 'request' | 'locals' | 'response';

const PREFIXES = { request: '', locals: 'locals.', response: 'response.' } as const satisfies Record<StateHolder, string>;

const HOLDERS = ['locals', 'response'] as const;

/** The key of a member: `user`, `locals.user`, `response.user`. */
export function stateKey(holder: StateHolder, member: string): string {
  return PREFIXES[holder] + member;
}

/** What a key stands for. */
export function memberOfKey(key: string): { holder: StateHolder; member: string } {
  const holder = HOLDERS.find((one) => key.startsWith(PREFIXES[one])) ?? 'request';
  return { holder, member: key.slice(PREFIXES[holder].length) };
}
