import { defectText, diagnostic, UserError } from '../diagnostics.js';
import type { EmittedApp, RefusedEndpoints } from './app.js';

/** Makes the files with some more endpoints bridged, by their indices. */
export type Attempt = (bridged: readonly number[]) => Promise<EmittedApp | RefusedEndpoints>;

/**
 * Makes the files. A mistake of ours costs an endpoint and not the whole run: where it fails, the native endpoints are halved
 * until those are found without which it works, and these are refused.
 *
 * @param natives indices of the endpoints that would be native
 * @throws what the attempt threw, where it fails with everything bridged, too
 */
export async function contained(attempt: Attempt, natives: readonly number[]): Promise<EmittedApp | RefusedEndpoints> {
  try {
    return await attempt([]);
  } catch (error) {
    if (error instanceof UserError || natives.length === 0 || !(await works(attempt, natives))) throw error;
    const reason = diagnostic('E2N218', { defect: defectText(error) });
    return { ok: false, refused: (await culprits(attempt, natives)).map((index) => ({ index, reason })) };
  }
}

/** The smallest half of a half that has to be bridged; all, where two in different halves fail. */
async function culprits(attempt: Attempt, suspects: readonly number[]): Promise<readonly number[]> {
  if (suspects.length === 1) return suspects;
  const half = Math.ceil(suspects.length / 2);
  for (const part of [suspects.slice(0, half), suspects.slice(half)]) if (await works(attempt, part)) return culprits(attempt, part);
  return suspects;
}

async function works(attempt: Attempt, bridged: readonly number[]): Promise<boolean> {
  try {
    await attempt(bridged);
    return true;
  } catch {
    return false;
  }
}
