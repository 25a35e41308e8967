import type { TestResult } from "./suite/vitest.js";

/** In what a runtime differs from Node, by whose fetch the faults of the runtime's tests were written. */
interface Difference {
  readonly rows: readonly string[];
  readonly title: RegExp;
  /** How exactly the test fails. */
  readonly says: RegExp;
  readonly reason: string;
}

export const DIFFERENCES: readonly Difference[] = [
  {
    rows: ["Deno"],
    title: /^status › status \d+$/,
    says: /expected 'HttpError: stopAgent: (\d+).*' to match .*: \1 Some Reason\$/,
    reason: "It has the usual phrase of a status, and not the server's.",
  },
  {
    rows: ["Bun", "Deno"],
    title: /^connection › connection refused$/,
    says: /expected 'NetworkError: .*' to match \/ECONNREFUSED\//,
    reason: "Its network errors have no code of the operating system.",
  },
  {
    rows: ["Bun", "Deno"],
    title: /^connection › content-length beside chunks$/,
    says: /expected \[ 1, 2 \] to be an instance of CallError/,
    reason:
      "It reads the chunks of an answer that has a Content-Length, too: by RFC 9112, section 6.3, they count.",
  },
  {
    rows: ["Bun"],
    title: /^connection › headers of a megabyte$/,
    says: /expected \{\} to be an instance of CallError/,
    reason: "It takes headers of a megabyte.",
  },
  {
    rows: ["Bun", "Deno"],
    title: /^answer › gzip cut off$/,
    says: /expected NetworkError: .* to match object .*'DecodeError'/,
    reason: "Compressed content that breaks off is a failure of the network to it, and not of the content.",
  },
  {
    rows: ["Bun", "Deno"],
    title: /^status › 100 Continue before the answer$/,
    says: /expected \{ status: 'stopped' \} to be an instance of CallError/,
    reason: "It passes over a 100 that it had not asked for, as RFC 9110 allows in section 15.2.",
  },
  {
    rows: ["Deno"],
    title: /^status › 101 that nobody asked for$/,
    says: /expected HttpError: stopAgent: 101 .* to match object .*'NetworkError'/,
    reason: "It hands on a 101, which is an error of another name then.",
  },
  {
    rows: ["Bun", "Deno"],
    title: /^status › status 407$/,
    says: /expected HttpError: stopAgent: 407 .* to match object .*'NetworkError'/,
    reason: "It hands on a 407, of which the Fetch standard makes a network error.",
  },
  {
    rows: ["Bun", "Deno"],
    title: /^status › status 421$/,
    says: /to have a length of 2 but got 1/,
    reason: "It does not send a request again after a 421, as the Fetch standard allows.",
  },
  {
    rows: ["Deno"],
    title: /^connection › stale connection, reset as the second call comes$/,
    says: /expected \{ status: 'stopped' \} to be an instance of CallError/,
    reason: "It sends a request again, whatever its method is, when an older connection is reset under it.",
  },
];

/**
 * The results of a row, with those tests excepted that fail as a difference says. A difference that excepts none is a
 * failed test: the runtime has changed, and the list has to follow.
 */
export function exceptDifferences(row: string, results: readonly TestResult[]): readonly TestResult[] {
  const own = DIFFERENCES.filter(({ rows }) => rows.includes(row));
  const needed = new Set<Difference>();
  const judged = results.map((result): TestResult => {
    const difference = own.find(
      ({ title, says }) =>
        result.outcome === "failed" && title.test(result.title) && says.test(result.reason ?? ""),
    );
    if (difference === undefined) return result;
    needed.add(difference);
    return { title: result.title, outcome: "excepted", reason: difference.reason };
  });
  const stale = own.filter((each) => !needed.has(each));
  return [
    ...judged,
    ...stale.map(({ title, reason }): TestResult => ({
      title: `${title.source} still differs`,
      outcome: "failed",
      reason: `Nothing fails any more that is excepted like this: ${reason}`,
    })),
  ];
}
