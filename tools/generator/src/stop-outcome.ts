/**
 * What an answer to a stop can mean, as the runtime's `StopOutcome` has it: in the order in which a reader wants them, from
 * over to nothing known.
 */
export const STOP_OUTCOMES: readonly string[] = [
  "stopped",
  "already-stopped",
  "stopping",
  "still-running",
  "not-found",
  "failed",
  "unknown",
];
