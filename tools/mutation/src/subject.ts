/** A part of the project that bugs are put into. Paths are relative to the root of the repository. */
export interface Subject {
  readonly about: string;
  /** The files that get bugs, as globs. */
  readonly mutate: readonly string[];
  /** Runs the tests of the part on its sources, as its build has none of the bugs. */
  readonly vitestConfig: string;
}

export const subjects: Readonly<Record<string, Subject>> = {
  runtime: {
    about: "packages/runtime",
    mutate: ["packages/runtime/src/**/*.ts"],
    vitestConfig: "tools/mutation/runtime.vitest.config.ts",
  },
  emitters: {
    about: "the templates of tools/generator",
    mutate: ["tools/generator/src/emit/*.ts"],
    vitestConfig: "tools/mutation/emitters.vitest.config.ts",
  },
};
