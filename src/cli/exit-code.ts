/** What every command tells its caller. */
export const ExitCode = {
  done: 0,
  /** The user's input, the source or the target is not right, or something went wrong. */
  error: 1,
  /** Only from `--check` (changes are pending, or something is not native) and `verify` (the sides differ). */
  findings: 2,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
