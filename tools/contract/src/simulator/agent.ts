/**
 * What an agent does when its provider is told to stop it:
 *
 * - `running`: it stops.
 * - `stopped`: it was over before.
 * - `gone`: its provider does not know it.
 * - `refused`: its provider refuses the stop; it runs on.
 * - `stubborn`: it runs on until a forced stop, which only elizaos has; other providers say that they have told it.
 */
export type Life = "running" | "stopped" | "gone" | "refused" | "stubborn";

/** An agent of a simulated provider, with the truth about it. Its time is counted in requests that are about it. */
export class Agent {
  #life: Life;
  /** How many requests more will find it running once it was told to stop; undefined where it was not told. */
  #left: number | undefined;
  readonly #lingers: number;
  #isOrphan = false;
  #wasStopped = false;

  /** `lingers` says how many requests still find it running after the one that told it to stop. */
  constructor(life: Life, lingers: number) {
    this.#life = life;
    this.#lingers = lingers;
  }

  get life(): Life {
    return this.#life;
  }

  /** Whether it has been told to stop, and goes on for a while. */
  get isStopping(): boolean {
    return this.#life === "running" && this.#left !== undefined;
  }

  get isRunning(): boolean {
    return this.#life !== "stopped" && this.#life !== "gone" && !this.#isOrphan;
  }

  /** Whether a request has stopped it. */
  get wasStopped(): boolean {
    return this.#wasStopped;
  }

  /** Whether its server was restarted, so that it does not run any more and its record says that it does. */
  get isOrphan(): boolean {
    return this.#isOrphan;
  }

  /** One request about it has come: time passes. */
  pass(): void {
    if (!this.isStopping || this.#isOrphan) return;
    this.#left! -= 1;
    if (this.#left! <= 0) this.#end();
  }

  /** Tells it to stop. Whether it is over at once is in `isRunning`. */
  tell(): void {
    this.#left = this.#lingers;
    if (this.#left === 0) this.#end();
  }

  /** Stops it whatever it is doing. */
  force(): void {
    this.#end();
  }

  orphan(): void {
    if (this.isRunning) this.#isOrphan = true;
  }

  /** Closes the record of an orphan. */
  close(): void {
    this.#isOrphan = false;
    this.#life = "stopped";
  }

  #end(): void {
    this.#life = "stopped";
    this.#wasStopped = true;
  }
}
