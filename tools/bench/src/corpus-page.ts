import { availableParallelism } from "node:os";
import { corpus } from "./corpus.js";
import type { Generation } from "./generation.js";
import { formatManySpecs } from "./generation-table.js";
import type { ManySpecs } from "./many-specs.js";
import type { Spread } from "./spread.js";

/** The measurements as `docs/corpus.md`. */
export function formatCorpusPage(generations: readonly Generation[], manySpecs: ManySpecs): string {
  const [node] = process.versions.node.split(".");
  const lines = [
    HEADINGS,
    HEADINGS.map((_, column) => (column < 2 ? "---" : "--:")),
    ...generations.map(row),
  ];
  return `# The corpus

Real OpenAPI documents that come inside npm packages, what \`clientgen generate\` makes of them, and what that costs beside
the \`openapi-typescript\` command on the same file, which writes types only. Written by
\`pnpm --silent bench generation --markdown\` on a machine with ${availableParallelism()} processor cores and Node ${node}; do not edit.

Each figure is the median of three runs of the whole command, the two in turns. "Ratio" is our seconds by theirs. CPU counts
all threads; MB is the most that was resident at once. "Errors" are those of \`tsc --strict\` with \`skipLibCheck: false\`.

${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}

${formatManySpecs(manySpecs)}
`;
}

const HEADINGS = [
  "Document",
  "Package",
  "Operations",
  "Schemas",
  "Files",
  "Ratio",
  "CPU s",
  "theirs",
  "MB",
  "theirs",
  "Errors",
];

function row({ document, problems, ours, theirs, warm }: Generation): readonly string[] {
  const source = corpus.find(({ name }) => name === document);
  const show = (spread: Spread | undefined, digits: number): string => spread?.median.toFixed(digits) ?? "-";
  return [
    document,
    `\`${source?.package}\``,
    ...[warm?.operations, warm?.schemas, warm?.files].map((count) => String(count ?? "-")),
    ours === undefined ? "-" : (ours.seconds.median / theirs.seconds.median).toFixed(2),
    show(ours?.cpuSeconds, 2),
    show(theirs.cpuSeconds, 2),
    show(ours?.megabytes, 0),
    show(theirs.megabytes, 0),
    ours === undefined ? "refused" : String(problems.length),
  ];
}
