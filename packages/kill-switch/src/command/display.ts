import type { WriteStream } from "node:tty";
import type { Tally } from "./tally.js";

/** How long a picture stands at least, in ms. */
const LEAST = 100;

/** A block at the end of a terminal that shows the counts while they change. Lines can be written above it. */
export class Display {
  readonly #stream: WriteStream;
  readonly #tally: Tally;
  #height = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(stream: WriteStream, tally: Tally) {
    this.#stream = stream;
    this.#tally = tally;
  }

  /** Shows the counts as they are, soon. */
  update(): void {
    this.#timer ??= setTimeout(() => this.#draw(""), LEAST);
  }

  /** Writes a line that stays. */
  line(text: string): void {
    this.#draw(`${text}\n`);
  }

  /** Shows the counts for the last time. */
  end(): void {
    this.#draw("");
  }

  #draw(above: string): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { columns, rows } = this.#stream;
    // What wraps or scrolls away can't be written over. A terminal without a size says 0.
    const picture = pictureOf(this.#tally)
      .slice(1 - (rows || 24))
      .map((line) => line.slice(0, (columns || 80) - 1));
    const back = this.#height > 0 ? `\u001b[${this.#height}A\r\u001b[J` : "";
    this.#stream.write(`${back}${above}${picture.map((line) => `${line}\n`).join("")}`);
    this.#height = picture.length;
  }
}

function pictureOf(tally: Tally): readonly string[] {
  const total = ["all", tally.total] as const;
  const rows = tally.rows.size > 1 ? [...tally.rows, total] : [...tally.rows];
  return [
    rowOf("", "confirmed", "failed", "unconfirmed", "to do"),
    ...rows.map(([name, { all, confirmed, failed, unconfirmed }]) =>
      rowOf(name, confirmed, failed, unconfirmed, all - confirmed - failed - unconfirmed),
    ),
  ];
}

function rowOf(name: string, ...cells: readonly (string | number)[]): string {
  return name.padEnd(8) + cells.map((cell) => String(cell).padStart(13)).join("");
}
