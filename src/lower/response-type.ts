import type { FunctionInput } from './function.js';

/** What the platform's `Response` is called where a module has imported Express's type of that name. */
export const GLOBAL_RESPONSE = 'globalThis.Response';

/** The name of the platform's `Response` in the file that will hold a lowered function. */
export function responseType({ placement, moduleNames }: Pick<FunctionInput, 'placement' | 'moduleNames'>): string {
  return placement === 'in place' && moduleNames.includes('Response') ? GLOBAL_RESPONSE : 'Response';
}

/** Shortens the name in a module in which nothing hides the platform's type any more. */
export function withPlainResponse(code: string, declares: (name: string) => boolean): string {
  return code.includes(GLOBAL_RESPONSE) && !declares('Response') ? code.replaceAll(GLOBAL_RESPONSE, 'Response') : code;
}
