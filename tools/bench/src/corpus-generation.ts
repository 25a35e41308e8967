import { join } from "node:path";
import type { Benchmark, BenchmarkOptions } from "./benchmark.js";
import { CLIENTGEN, OPENAPI_TYPESCRIPT } from "./compared-commands.js";
import { corpus, type CorpusDocument, locate } from "./corpus.js";
import { createCorpusWorkspace } from "./corpus-workspace.js";
import { formatCorpusPage } from "./corpus-page.js";
import { tabulateCorpus } from "./corpus-table.js";
import { type ManySpecs, measureManySpecs } from "./many-specs.js";
import { type MeasuredProcess, runMeasured } from "./measured-process.js";
import { type Spread, summarize } from "./spread.js";
import { typeCheck } from "./type-check.js";
import type { WarmGeneration } from "./warm-generation.js";

/** What generating the package of one document took, beside openapi-typescript's types of the same file. */
export interface Generation {
  readonly document: string;
  /** What refused the document, or what the compiler said of the package; empty where both are fine. */
  readonly problems: readonly string[];
  /** Undefined where the document was refused. */
  readonly ours: Cost | undefined;
  readonly theirs: Cost;
  /** Undefined where the document was refused. */
  readonly warm: WarmGeneration | undefined;
  readonly typeCheckSeconds: number | undefined;
}

/** Of the whole command, from its start. */
export interface Cost {
  readonly seconds: Spread;
  readonly cpuSeconds: Spread;
  readonly megabytes: Spread;
}

/** How often each command runs, in turns with the other, so that what else the machine does is shared. */
const RUNS = 3;

/** What may have been spent on a document when another turn starts: long runs vary less. */
const ENOUGH_CPU_SECONDS = 6;

/** What is written down of the whole corpus. */
interface CorpusResult {
  readonly documents: readonly Generation[];
  readonly manySpecs: ManySpecs;
}

export const corpusGeneration: Benchmark<CorpusResult> = {
  name: "corpus",
  about: "packages of 35 real documents: seconds and memory beside the openapi-typescript command",
  isOfOurs: true,
  async run({ documents: names, signal, onProgress }) {
    const chosen = corpus.filter(({ name }) => names.length === 0 || names.includes(name));
    const documents: Generation[] = [];
    for (const [index, document] of chosen.entries()) {
      onProgress(`${index + 1} of ${chosen.length}: ${document.name}`);
      documents.push(await measure(document, signal));
    }
    onProgress("many small specs in one run");
    return { documents, manySpecs: await measureManySpecs(signal) };
  },
  tables: ({ documents, manySpecs }) => [tabulateCorpus(documents, manySpecs)],
  page: ({ documents, manySpecs }) => formatCorpusPage(documents, manySpecs),
};

async function measure(document: CorpusDocument, signal: BenchmarkOptions["signal"]): Promise<Generation> {
  await using workspace = await createCorpusWorkspace(document);
  const { folder, specs, packages } = workspace;
  const run = (...args: readonly string[]): Promise<MeasuredProcess> =>
    runMeasured(args, { cwd: folder, signal });
  const ours: MeasuredProcess[] = [];
  const theirs: MeasuredProcess[] = [];
  const isEnough = (): boolean => {
    return [...ours, ...theirs].reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) > ENOUGH_CPU_SECONDS;
  };
  for (let count = 0; count < RUNS && !isEnough(); count += 1) {
    const out = join(folder, `cold-${count}`);
    if (!ours.some(({ exitCode }) => exitCode !== 0)) {
      ours.push(await run(CLIENTGEN, "generate", "--specs", specs, "--out", out));
    }
    theirs.push(await run(OPENAPI_TYPESCRIPT, locate(document), "--output", join(folder, "types.ts")));
  }
  const beside = { document: document.name, theirs: summarizeCost(theirs) };
  const refusal = ours.find(({ exitCode }) => exitCode !== 0);
  if (refusal !== undefined) {
    const problems = refusal.stderr.trim().split("\n");
    return { ...beside, problems, ours: undefined, warm: undefined, typeCheckSeconds: undefined };
  }
  const { stdout } = await run(join(import.meta.dirname, "warm-generation.js"), specs, packages);
  const { errors, seconds } = await typeCheck(join(packages, document.name), signal);
  return {
    ...beside,
    problems: errors,
    ours: summarizeCost(ours),
    warm: JSON.parse(stdout) as WarmGeneration,
    typeCheckSeconds: seconds,
  };
}

function summarizeCost(runs: readonly MeasuredProcess[]): Cost {
  return {
    seconds: summarize(runs.map(({ seconds }) => seconds)),
    cpuSeconds: summarize(runs.map(({ cpuSeconds }) => cpuSeconds)),
    megabytes: summarize(runs.map(({ megabytes }) => megabytes)),
  };
}
