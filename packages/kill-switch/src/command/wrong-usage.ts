/** The command can't be run as it was written. Its exit code is 64, and nothing was sent. */
export class WrongUsage extends Error {
  override readonly name = "WrongUsage" as const;
}
