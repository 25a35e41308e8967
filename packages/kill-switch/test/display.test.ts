import type { WriteStream } from "node:tty";
import { expect, test } from "vitest";
import { Display } from "../dist/command/display.js";
import { Tally } from "../dist/command/tally.js";

test("draws once for many results, and over the picture before", () => {
  const written: string[] = [];
  const tally = new Tally(
    new Map([
      ["forboc", 1_001],
      ["ghostly", 1],
    ]),
  );
  const display = new Display(screen(written, 80), tally);
  display.line("failed       forboc ghost-1");
  for (let n = 0; n < 1_000; n += 1) {
    tally.add({ provider: "forboc", id: "", end: "confirmed", confirmed: true, requests: 1 });
    display.update();
  }
  display.end();
  expect(written).toEqual([
    `failed       forboc ghost-1
            confirmed       failed  unconfirmed        to do
forboc              0            0            0         1001
ghostly             0            0            0            1
all                 0            0            0         1002
`,
    `\u001b[4A\r\u001b[J            confirmed       failed  unconfirmed        to do
forboc           1000            0            0            1
ghostly             0            0            0            1
all              1000            0            0            2
`,
  ]);
});

test("never writes what would wrap in a narrow terminal", () => {
  const written: string[] = [];
  new Display(screen(written, 20), new Tally(new Map([["forboc", 1]]))).end();
  expect(written).toEqual(["            confirm\nforboc             \n"]);
});

/** A terminal of so many columns that keeps what is written. */
function screen(written: string[], columns: number): WriteStream {
  return { columns, rows: 24, write: (text: string) => written.push(text) } as unknown as WriteStream;
}
