import { readFileSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { format, resolveConfig } from "prettier";
import { ROOT } from "./bundle.js";
import type { Environment } from "./environment.js";

/** What was measured last, as the repository keeps it. */
export interface ResultFile {
  readonly environment: Environment;
  /** By the names of the benchmarks. */
  readonly results: Readonly<Record<string, unknown>>;
}

const PATH = `${ROOT}docs/benchmarks.json`;

export function readResults(): ResultFile {
  return JSON.parse(readFileSync(PATH, "utf8")) as ResultFile;
}

/** Keeps what was measured before, unless that was in another environment. */
export async function addResult(environment: Environment, name: string, result: unknown): Promise<void> {
  let results: ResultFile["results"] = {};
  try {
    const file = readResults();
    if (isDeepStrictEqual(file.environment, environment)) results = file.results;
  } catch {
    // There is none yet.
  }
  const file: ResultFile = { environment, results: { ...results, [name]: result } };
  const settings = { ...(await resolveConfig(PATH)), parser: "json" };
  writeFileSync(PATH, await format(JSON.stringify(file, round), settings));
}

/** More digits than these are noise. */
function round(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value) ? Number(value.toPrecision(4)) : value;
}
