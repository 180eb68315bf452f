/** Packages of Express's own that the tests compare with and that have no types. */
declare module 'cookie-signature' {
  export function sign(value: string, secret: string): string;
}
