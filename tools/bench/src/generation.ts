import { join } from "node:path";
import { largeApi } from "./api.js";
import type { Benchmark, BenchmarkOptions } from "./benchmark.js";
import { ROOT } from "./bundle.js";
import { corpus, locate } from "./corpus.js";
import { type ManySpecs, measureManySpecs } from "./many-specs.js";
import type { MeasuredProcess } from "./measured-process.js";
import { allPeers } from "./peers/all-peers.js";
import type { Document, Generation, Peer } from "./peers/peer.js";
import { formatSpread, type Spread, summarize } from "./spread.js";
import { quote, type Table } from "./table.js";
import { prepare, runGenerator } from "./workspace.js";

interface GenerationResult {
  readonly groups: readonly Group[];
  readonly manySpecs: ManySpecs;
}

interface Group {
  readonly title: string;
  readonly peers: readonly PeerGeneration[];
}

interface PeerGeneration {
  readonly peer: string;
  /** Of the command, from its start, with all its threads, for all documents of the group. */
  readonly cpuSeconds: Spread;
  readonly seconds: Spread;
  /** The most that was resident at once. */
  readonly megabytes: Spread;
  /** What the generator said of the document that it refused. */
  readonly error: string | undefined;
}

/** How often a generator runs, in turns with the others. */
const ROUNDS = 3;

/** What it may have spent on a group when another turn starts: long runs vary less. */
const ENOUGH_CPU_SECONDS = 10;

const GROUPS: readonly { readonly title: string; readonly documents: readonly Document[] }[] = [
  {
    title: "The five specs of this repository",
    documents: ["bctrl", "elizaos", "forboc", "foundry", "ghostly"].map((name) => ({
      name,
      source: join(ROOT, "specs", name, "openapi.yaml"),
    })),
  },
  { title: "stripe, 362 operations", documents: [findDocument("stripe")] },
  { title: "github, 1,223 operations", documents: [largeApi] },
];

const joint = allPeers.filter(({ jointGeneration }) => jointGeneration !== undefined);

export const generation: Benchmark<GenerationResult> = {
  name: "generation",
  about: "the generators on five small specs, on stripe and on github: CPU seconds, memory",
  method: `Each command from its start to its end, with all its threads and what it starts; MB is the most that was resident at once in
one process. Some format what they write, and some don't: ours does. openapi-typescript, which stands for openapi-fetch here,
writes types only; fets needs the document itself, as TypeScript. Who is missing generates nothing. What takes more than
${ENOUGH_CPU_SECONDS} s of the processor runs once. The five specs are one command where a generator takes several documents, as these do:
${joint.map(({ name }) => name).join(", ")}. Of the others, they are five.`,
  async run(options) {
    const groups: Group[] = [];
    for (const { title, documents } of GROUPS) {
      groups.push({ title, peers: await measureGroup(documents, options) });
    }
    options.onProgress("200 specs in one run");
    return { groups, manySpecs: await measureManySpecs(options.signal) };
  },
  charts: ({ groups }) => [
    {
      name: "generation",
      title: `CPU seconds to generate ${groups.at(-1)!.title}`,
      bars: groups
        .at(-1)!
        .peers.filter(({ error }) => error === undefined)
        .map(({ peer, cpuSeconds }) => ({
          name: peer,
          value: cpuSeconds.median,
          label: cpuSeconds.median.toFixed(1),
          range: cpuSeconds,
        })),
    },
  ],
  tables: ({ groups, manySpecs: { specs, cpuMillisecondsEach, megabytes } }) => [
    ...groups.map(tabulate),
    {
      title: "Many specs in one run of ours",
      headings: ["Specs", "CPU ms each", "MB"],
      lines: [[String(specs), cpuMillisecondsEach.toFixed(0), megabytes.toFixed(0)]],
    },
  ],
};

async function measureGroup(
  documents: readonly Document[],
  options: BenchmarkOptions,
): Promise<readonly PeerGeneration[]> {
  const peers = allPeers
    .filter(({ generation: generate }) => generate !== undefined)
    .map((peer) => ({
      peer,
      runs: [] as (readonly MeasuredProcess[])[],
      error: undefined as string | undefined,
    }));
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const each of peers) {
      const spent = sum(each.runs.flat(), ({ cpuSeconds }) => cpuSeconds);
      if (spent > ENOUGH_CPU_SECONDS || each.error !== undefined) continue;
      options.onProgress(
        `round ${round} of ${ROUNDS}: ${each.peer.name}, ${documents.map(({ name }) => name).join(", ")}`,
      );
      try {
        each.runs.push(await generateAll(each.peer, documents, round === 1, options));
      } catch (error) {
        options.signal.throwIfAborted();
        each.error = (error as Error).message;
      }
    }
  }
  return peers.map(({ peer, runs, error }) => ({
    peer: peer.name,
    error,
    cpuSeconds: summarize(runs.map((all) => sum(all, ({ cpuSeconds }) => cpuSeconds))),
    seconds: summarize(runs.map((all) => sum(all, ({ seconds }) => seconds))),
    megabytes: summarize(runs.map((all) => Math.max(...all.map(({ megabytes }) => megabytes)))),
  }));
}

async function generateAll(
  peer: Peer,
  documents: readonly Document[],
  isFirst: boolean,
  { workspace, signal }: BenchmarkOptions,
): Promise<readonly MeasuredProcess[]> {
  if (documents[0] === largeApi && isFirst) {
    // It takes minutes, and others need what comes of it.
    return [(await workspace.generate(peer, largeApi, signal)).run!];
  }
  const runs: MeasuredProcess[] = [];
  for (const batch of split(peer, documents)) {
    const place = await workspace.makeFolder();
    await prepare(place, batch.documents, batch.generation.files);
    runs.push(await runGenerator(place, batch.generation, signal));
  }
  return runs;
}

/** The commands for some documents: one for all, where the generator takes several. */
function split(peer: Peer, documents: readonly Document[]): readonly Batch[] {
  if (documents.length > 1 && peer.jointGeneration !== undefined) {
    return [{ documents, generation: peer.jointGeneration(documents) }];
  }
  return documents.map((document) => ({
    documents: [document],
    generation: peer.generation!(document.source),
  }));
}

interface Batch {
  readonly documents: readonly Document[];
  readonly generation: Generation;
}

function tabulate({ title, peers }: Group): Table {
  const ours = peers.find(({ peer }) => peer === "agent-stop")!;
  return {
    title,
    headings: ["Generator", "CPU ÷ ours", "CPU s", "s", "MB"],
    lines: peers.map(({ peer, cpuSeconds, seconds, megabytes, error }) =>
      error === undefined
        ? [
            peer,
            (cpuSeconds.median / ours.cpuSeconds.median).toFixed(2),
            formatSpread(cpuSeconds, 2),
            formatSpread(seconds, 2),
            megabytes.median.toFixed(0),
          ]
        : [peer, "-", "-", "-", "-"],
    ),
    notes: peers.flatMap(({ peer, error }) => (error === undefined ? [] : [`${peer}: ${quote(error)}`])),
  };
}

function sum(runs: readonly MeasuredProcess[], show: (run: MeasuredProcess) => number): number {
  return runs.reduce((total, run) => total + show(run), 0);
}

function findDocument(name: string): Document {
  return { name, source: locate(corpus.find((document) => document.name === name)!) };
}
