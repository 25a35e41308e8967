import { PROVIDERS } from "./provider.js";

/** What `agent-stop --help` prints. */
export function helpText(): string {
  const rows = [...PROVIDERS].map(([name, { parameters, environment, required }]) => {
    const words = [name, ...parameters.map((parameter) => `<${parameter}>`)].join(" ");
    const optional = Object.values(environment).filter((variable) => !required.flat().includes(variable));
    const variables = [
      ...required.map((group) => group.join(" or ")),
      ...optional.map((each) => `[${each}]`),
    ];
    return `  ${words.padEnd(34)}${variables.join(", ")}`;
  });
  return `Stops running agents, and says which of them really stopped.

  agent-stop <provider> <target…> [options]
  agent-stop --file <targets.jsonl> [options]       - is standard input

Providers and their targets, and the environment variables they are reached with:

${rows.join("\n")}

In a file, each line is a target, with the names from above:

  {"provider": "forboc", "sessionId": "ghost-1"}
  {"provider": "bctrl", "id": "workspace-1", "alias": "checkout"}

Options:

  -c, --confirm       ask again until it is over, where the provider can tell (forboc, ghostly)
  --force             force the stop where the graceful one failed or took half of the deadline (elizaos)
  --deadline <time>   how long it may take with each target: 500ms, 90s, 5m; default: 60s
  --concurrency <n>   how many requests may be on their way to each provider; default: 10
  -f, --file <file>   the targets; all lines are checked before anything is sent
  --resume <report>   with --file: skip what an earlier run with --json reported as confirmed
  --dry-run           print what would be sent, with credentials masked, and send nothing
  --json              report in JSON Lines
  -h, --help          print this
  --version           print the version

How it ends with a target:

  confirmed           it is over; the provider says so
  failed              the provider refused, could not do it or does not know it, or it can't be sent: act
  unconfirmed         accepted but not over, or no answer that tells: look
  timed-out           the same, when the deadline ran out
  aborted, not-sent   Ctrl-C came while it was underway, or before

Exit code: 0 all are confirmed; 1 some failed; 2 none failed, some are not confirmed; 64 wrong usage, nothing was sent.
Ctrl-C sends no more stops, and reports what is left; a second one ends at once.

Examples:

  agent-stop forboc ghost-1
  agent-stop ghostly 6f1c0d2e-8a8e-4a43-9d6a-0d5b8f1f0c11 --confirm --deadline 2m
  agent-stop --file targets.jsonl --confirm --force --json > report.jsonl
  agent-stop --file targets.jsonl --resume report.jsonl --json >> report.jsonl
  list-agents | agent-stop --file - --dry-run
`;
}
