import type { ExitCode } from './exit-code.js';
import type { Io } from './io.js';

/** The functions behind the commands. */
export type Api = Pick<typeof import('../index.js'), 'plan' | 'migrate' | 'verify'>;

/** What a command needs besides its arguments. */
export interface CommandContext {
  io: Io;
  /** Loaded when a command runs, so that `--help` need not wait for the compiler. */
  api(): Promise<Api>;
  /** Tells how the command ended. */
  exit(code: ExitCode): void;
}
