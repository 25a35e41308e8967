import type { Cost, Generation } from "./corpus-generation.js";
import type { ManySpecs } from "./many-specs.js";
import { formatSpread, type Spread } from "./spread.js";
import type { Table } from "./table.js";

const HEADINGS = [
  "Document",
  "operations",
  "schemas",
  "files",
  "ours / theirs",
  "s ours",
  "s theirs",
  "CPU s ours",
  "theirs",
  "MB ours",
  "theirs",
  "s warm",
  "s tsc",
  "problems",
];

/** The measurements, ratio first, and the first problems of each document. */
export function tabulateCorpus(generations: readonly Generation[], manySpecs: ManySpecs): Table {
  const refusals = generations.flatMap(({ document, problems }) =>
    problems.slice(0, 3).map((problem) => `${document}: ${problem}`),
  );
  return {
    title: "Real documents, beside openapi-typescript",
    headings: HEADINGS,
    lines: generations.map(cells),
    notes: [...refusals, formatManySpecs(manySpecs)],
  };
}

export function formatManySpecs({ specs, cpuMillisecondsEach, megabytes }: ManySpecs): string {
  return `${specs} small specs in one run: ${cpuMillisecondsEach.toFixed(0)} ms CPU for each, ${megabytes.toFixed(0)} MB.`;
}

function cells({ document, problems, ours, theirs, warm, typeCheckSeconds }: Generation): readonly string[] {
  const problem = problems.length === 0 ? "" : ours === undefined ? "refused" : `${problems.length} of types`;
  return [
    document,
    ...[warm?.operations, warm?.schemas, warm?.files].map((count) =>
      count === undefined ? "-" : String(count),
    ),
    ratio(ours?.seconds, theirs.seconds),
    ...pair(ours, theirs, ({ seconds }) => formatSpread(seconds, 2)),
    ...pair(ours, theirs, ({ cpuSeconds }) => cpuSeconds.median.toFixed(2)),
    ...pair(ours, theirs, ({ megabytes }) => formatSpread(megabytes, 0)),
    warm?.seconds.toFixed(2) ?? "-",
    typeCheckSeconds?.toFixed(2) ?? "-",
    problem,
  ];
}

function ratio(ours: Spread | undefined, theirs: Spread): string {
  return ours === undefined ? "-" : (ours.median / theirs.median).toFixed(2);
}

function pair(ours: Cost | undefined, theirs: Cost, show: (cost: Cost) => string): readonly string[] {
  return [ours === undefined ? "-" : show(ours), show(theirs)];
}
