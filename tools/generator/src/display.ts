import { styleText } from "node:util";

/** How a stream shows text: on a terminal with its width and maybe colours, in a pipe as it is. */
export interface Display {
  /** The width of the terminal; undefined where there is none. */
  readonly columns: number | undefined;
  readonly colours: boolean;
}

/** A pipe or a file. */
export const PLAIN: Display = { columns: undefined, colours: false };

/** How a standard stream shows text. `NO_COLOR` and `TERM=dumb` turn colours off, nothing turns them on in a pipe. */
export function displayOf(stream: NodeJS.WriteStream): Display {
  if (!stream.isTTY) return PLAIN;
  const colours = stream.hasColors() && !process.env["NO_COLOR"];
  // A terminal that does not tell its size says 0.
  return { columns: stream.columns || 80, colours };
}

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan";

/** The text in a style, where there are colours. */
export function paint({ colours }: Display, style: Style, text: string): string {
  return colours ? styleText(style, text, { validateStream: false }) : text;
}
