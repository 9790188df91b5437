/** What a script around `headroom` can rely on. */
export const exitCodes = {
  done: 0,
  /** Refused or failed; nothing more than what was printed has happened. */
  failed: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** Done, and there is something to look at: rejected rows, an order held, a finding. */
  attention: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
