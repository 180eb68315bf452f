import type { Answer, VerifyRequest } from './answer.js';
import { send } from './client.js';
import type { ScriptedRequest } from './requests-file.js';
import { Session } from './session.js';

/** One request and what came of it on one side. */
export interface Played {
  request: VerifyRequest;
  answer: Answer;
  /** The answer to the same request, sent once more. */
  again?: Answer;
  /** Values that were to be kept of the answer and were not in it. */
  missing: string[];
}

export interface PlayOptions {
  /** Host header, see `SendLimits`. */
  host?: string;
  /** Send requests that only read twice. */
  twice?: boolean;
}

/**
 * Sends a script to one server, request by request, with values and cookies of its own.
 *
 * @returns one entry for each request, in order
 */
export async function play(script: readonly ScriptedRequest[], url: string, { host, twice }: PlayOptions = {}): Promise<Played[]> {
  const session = new Session();
  const limits = host === undefined ? {} : { host };
  const played: Played[] = [];
  for (const scripted of script) {
    const request = session.fill(scripted);
    const answer = await send(url, request, limits);
    const again = twice && ['GET', 'HEAD', 'OPTIONS'].includes(request.method) ? await send(url, request, limits) : undefined;
    played.push({ request, answer, ...(again && { again }), missing: session.keep(scripted, answer) });
  }
  return played;
}
