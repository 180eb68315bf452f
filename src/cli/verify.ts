import { Command } from 'commander';
import { verifyText } from '../report/verify-text.js';
import type { VerifyOptions } from '../verify/verify.js';
import type { CommandContext } from './context.js';
import { ExitCode } from './exit-code.js';

type VerifyFlags = Pick<VerifyOptions, 'source' | 'target' | 'requests' | 'expressUrl' | 'nextUrl'> & { json?: boolean };

const EXAMPLES = `
This runs your code: the source on Express (twice, to see which values are new each time) and the target on Next.js, both
on free ports of this machine with NODE_ENV=production, and builds the target where it has no fresh build. Every endpoint
is tried with made-up parameters; write requests of your own for what needs a login or real data.

A requests file is a list, sent in order to both sides; what is saved of an answer is filled in later:
  [
    { "method": "POST", "path": "/login", "body": { "name": "ann" }, "expect": 200, "save": { "token": "body.token" } },
    { "path": "/me", "headers": { "authorization": "Bearer {{token}}" } },
    { "method": "POST", "path": "/upload", "form": { "a": "1" }, "cookies": true }
  ]
  save:    body.<path>, header.<name> or cookie.<name>      body:  an object is sent as JSON, a text as it is
  cookies: keep and send cookies like a browser             expect: the status that Express has to answer

Examples:
  express-to-next verify --source ../shop --target . --requests requests.json
  express-to-next verify --target ../shop-next      the source that it was migrated from
  express-to-next verify --express-url http://127.0.0.1:4000 --next-url http://127.0.0.1:3000

Exit code 2 when an answer differs in a way that is not on the list of known differences.
`;

/** `verify` */
export function verifyCommand({ io, api, exit }: CommandContext): Command {
  return new Command('verify')
    .summary('run both and compare their answers')
    .description('Starts the source on Express and the target on Next.js, sends both the same requests and compares the answers.')
    .option('--source <dir>', 'the Express source (default: the one the target was migrated from, else this folder)')
    .option('--target <dir>', 'the Next.js app (default: this folder)')
    .option('--requests <file>', 'requests to send besides the made-up ones')
    .option('--express-url <url>', 'a running Express server, instead of starting the source')
    .option('--next-url <url>', 'a running Next.js server, instead of starting the target')
    .option('--json', 'print JSON')
    .addHelpText('after', EXAMPLES)
    .action(async ({ json, ...options }: VerifyFlags) => {
      const onProgress = (message: string) => io.err(`${io.errStyle.dim(message)}\n`);
      const report = await (await api()).verify({ ...options, onProgress });
      io.out(json ? `${JSON.stringify(report, null, 2)}\n` : verifyText(report, io.outStyle));
      exit(report.totals.requestsDifferent > 0 ? ExitCode.findings : ExitCode.done);
    });
}
