import { availableParallelism } from "node:os";
import { corpus } from "./corpus.js";
import type { Cost, Generation } from "./corpus-generation.js";
import { formatManySpecs } from "./corpus-table.js";
import type { ManySpecs } from "./many-specs.js";

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
the \`openapi-typescript\` command on the same file, which writes types only. Do not edit; to make it again:

    npx -y pnpm@12.21.0 --silent bench corpus --markdown > docs/corpus.md
    npx -y pnpm@12.21.0 exec prettier --write docs/corpus.md

This was a machine with ${availableParallelism()} processor cores and Node ${node}. Each figure is of the whole command, from its start, with all
its threads; MB is the most that was resident at once. It is the median of three runs, the two commands in turns, or of fewer
where they take long. "Ratio" is ours by theirs. "Warnings" are what \`clientgen\` says of the document. "Errors" are those of
\`tsc --strict\` with \`skipLibCheck: false\` on the package.

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
  "CPU ratio",
  "CPU s",
  "theirs",
  "MB ratio",
  "MB",
  "theirs",
  "Warnings",
  "Errors",
];

function row({ document, problems, ours, theirs, warm }: Generation): readonly string[] {
  const source = corpus.find(({ name }) => name === document);
  const compare = (show: (cost: Cost) => number, digits: number): readonly string[] => {
    if (ours === undefined) return ["-", "-", show(theirs).toFixed(digits)];
    const ratio = show(ours) / show(theirs);
    return [ratio.toFixed(2), show(ours).toFixed(digits), show(theirs).toFixed(digits)];
  };
  return [
    document,
    `\`${source?.package}\``,
    ...[warm?.operations, warm?.schemas, warm?.files].map((count) => String(count ?? "-")),
    ...compare(({ cpuSeconds }) => cpuSeconds.median, 2),
    ...compare(({ megabytes }) => megabytes.median, 0),
    String(warm?.warnings ?? "-"),
    ours === undefined ? "refused" : String(problems.length),
  ];
}
