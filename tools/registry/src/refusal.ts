/** What was asked for is not done, on purpose, and nothing was changed. The message says what to do; commands exit 2. */
export class Refusal extends Error {
  override readonly name = "Refusal";
}
