import { styleOf, type Style } from '../report/style.js';

/** The outside world of a command. */
export interface Io {
  /** Results, for people and pipes. */
  out(text: string): void;
  /** Errors and progress. */
  err(text: string): void;
  outStyle: Style;
  errStyle: Style;
  /** Whether stack traces are wanted. */
  debug: boolean;
}

/** The streams and the environment of this process. */
export function processIo(): Io {
  for (const stream of [process.stdout, process.stderr]) {
    // A reader that has seen enough (`| head`) is no error.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
      process.exit();
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outStyle: styleFor(process.stdout),
    errStyle: styleFor(process.stderr),
    debug: Boolean(process.env.DEBUG),
  };
}

/** Colours on terminals only, unless NO_COLOR (no-color.org) or FORCE_COLOR says otherwise. */
function styleFor(stream: NodeJS.WriteStream): Style {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const color = !NO_COLOR && (FORCE_COLOR ? FORCE_COLOR !== '0' : Boolean(stream.isTTY) && TERM !== 'dumb');
  return styleOf({ color, ...(stream.isTTY && { width: stream.columns }) });
}
