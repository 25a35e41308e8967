import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLines } from "./lines.js";
import { parseTargetKey, type TargetLine, targetKey } from "./target-line.js";

/**
 * The targets of a file once they are checked, on the disk, as there may be more of them than memory holds. Each provider
 * has a file of its own, so that none waits for another one's targets to be read.
 */
export class Spool {
  readonly #folder = mkdtempSync(join(tmpdir(), "agent-stop-"));
  readonly #files = new Map<string, number>();
  readonly #counts = new Map<string, number>();

  /** How many targets each provider has. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  add(line: TargetLine): void {
    const { provider } = line;
    const file = this.#files.get(provider) ?? openSync(this.#path(provider), "w", 0o600);
    this.#files.set(provider, file);
    this.#counts.set(provider, (this.#counts.get(provider) ?? 0) + 1);
    writeSync(file, `${targetKey(line)}\n`);
  }

  /** The targets of a provider, in the order in which they were added. */
  async *read(provider: string): AsyncGenerator<TargetLine> {
    for await (const { text } of readLines(createReadStream(this.#path(provider)))) {
      yield parseTargetKey(text!);
    }
  }

  remove(): void {
    for (const file of this.#files.values()) closeSync(file);
    this.#files.clear();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #path(provider: string): string {
    return join(this.#folder, `${provider}.jsonl`);
  }
}
