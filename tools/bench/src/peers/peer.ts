import type { Api } from "../api.js";

/** An OpenAPI document, and what its provider is called. */
export type Document = Pick<Api, "name" | "source">;

/** A client that people use in place of ours, or ours, each in its best fair settings. */
export interface Peer {
  readonly name: string;
  /** What it is, or what generates it, for whoever reads a table. */
  readonly about: string;
  /** The package whose version is measured; undefined for what a platform has by itself. */
  readonly package?: string;
  /** The folders of the packages that a project installs to run its code. */
  readonly installed: readonly string[];
  /** Of those that it installs to generate; undefined where nothing is, or by whatever reads YAML. */
  readonly generators?: readonly string[];
  /** Undefined where nothing is generated. */
  readonly generation?: (source: string) => Generation;
  /** The same for several documents at once, each under its name; undefined where each takes a command of its own. */
  readonly jointGeneration?: (documents: readonly Document[]) => Generation;
  /** What a user writes to call the operation of `api`. Undefined where it is a client of another API only. */
  readonly program?: (api: Api) => Program;
  /** The same, for a package that is a client of one API by itself. */
  readonly ownProgram?: Program;
  /**
   * How a user gets at the code of a declared error, after what sets a client up: declares `code`, whose type is to be
   * known. Undefined where errors have no types.
   */
  readonly typedError?: string;
  /** Why it has no place in a benchmark, by the benchmark's name. */
  readonly gaps?: Readonly<Partial<Record<string, string>>>;
}

/** A command that writes code into a folder. */
export interface Generation {
  /** What is to be in the folder before, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** What Node runs, in that folder. */
  readonly args: readonly string[];
}

/** TypeScript, beside what was generated. */
export interface Program {
  /** Imports, and the creation of a client. */
  readonly setUp: string;
  /** An expression that calls the operation and is to be awaited; `id` is what to stop. */
  readonly call: string;
}
