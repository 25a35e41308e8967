#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command, CommanderError, Option } from "commander";
import type { AddOptions } from "./commands/add.js";
import type { DiffOptions } from "./commands/diff.js";
import type { GenerateOptions } from "./commands/generate.js";
import type { LintOptions } from "./commands/lint.js";
import type { NormalizeOptions } from "./commands/normalize.js";
import { reportError } from "./commands/error.js";
import { EXIT_CODE } from "./exit-code.js";

// What a command needs is imported when it runs: `--help` has no use for a compiler.

const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
const { version } = JSON.parse(manifest) as { version: string };

const program = new Command("clientgen")
  .description("Turns OpenAPI specs into typed client packages.")
  .version(version, "--version", "print the version")
  .helpOption("-h, --help", "print how to use it")
  .helpCommand("help [command]", "print how to use a command")
  .exitOverride()
  .addHelpText(
    "after",
    `
Examples:
  $ clientgen lint                  check all specs
  $ clientgen generate              write the packages of all specs
  $ clientgen generate acme --watch write one again whenever its spec changes
  $ clientgen generate --check      tell whether the packages are what the specs say
  $ clientgen diff main:specs/acme specs/acme
                                    tell what changed for users, and which version follows

Exit codes:
  0  fine
  1  errors that \`lint\` has found, or a difference that \`--check\` has
  2  the input is wrong, or a folder can't be written: nothing was changed
  3  a fault of clientgen; DEBUG=clientgen shows where

Results go to stdout; errors, warnings and progress to stderr. NO_COLOR turns colours off.`,
  );

const specs = new Option("--specs <dir>", "the folder that holds <name>/openapi.yaml").default("specs");
const strict = new Option("--strict", "take warnings as errors");
const json = new Option("--json", "print one JSON document in place of text");

program
  .command("generate")
  .summary("write the packages of specs")
  .description(
    "Writes the packages of the named specs, or of all: for each specs/<name>/openapi.yaml the folder packages/<name>.\n" +
      "All or nothing: an error in one spec writes no file.",
  )
  .argument("[name...]", "folders under the specs folder, such as forboc")
  .addOption(specs)
  .option("--out <dir>", "the folder that the packages go to", "packages")
  .option("--check", "write nothing; print the difference, and exit with 1 if there is one")
  .addOption(
    new Option("--watch", "go on, and write a package again when its spec changes").conflicts([
      "check",
      "json",
    ]),
  )
  .addOption(strict)
  .addOption(json)
  .addHelpText(
    "after",
    `
Examples:
  $ clientgen generate                     the packages of all specs
  $ clientgen generate forboc ghostly      of two
  $ clientgen generate --check --strict    in CI: exits with 1 if a package is not what its spec says
  $ clientgen generate --check | patch -p0 what \`clientgen generate\` does
  $ clientgen generate --watch             until Ctrl-C, which exits with 0

What is written:
  packages/<name>/       files that open with "Generated from", package.json, README.md and the configuration.
                         "version" in package.json is kept. Generated files that the spec no longer yields are
                         removed. Files that a person wrote are never touched.
  packages/.clientgen/   while it runs: a lock, and the old files until all new ones are in place.
                         A run that was killed is undone by the next one.
  Nothing outside of --out.

Exit codes: 0 written, or up to date; 1 \`--check\` has found a difference; 2 the input is wrong or a folder can't be
written, and nothing was changed; 3 a fault of clientgen.`,
  )
  .action(async (names: string[], options: GenerateOptions & { readonly watch?: boolean }) => {
    if (options.watch) await (await import("./commands/watch.js")).runWatch(names, options);
    else await (await import("./commands/generate.js")).runGenerate(names, options);
  });

program
  .command("lint")
  .summary("check specs")
  .description("Checks specs, and prints what is wrong, where, and what to do. Writes nothing.")
  .argument("[spec...]", "folders under the specs folder, such as forboc, or files; default: all folders")
  .addOption(specs)
  .addOption(strict)
  .addOption(json)
  .addHelpText(
    "after",
    `
Examples:
  $ clientgen lint                        all specs
  $ clientgen lint forboc draft.yaml      one by its name, one by its file
  $ clientgen lint --strict               with this repository's own rules as errors
  $ clientgen lint --json | jq -r '.findings[].rule' | sort | uniq -c

Each finding says where it is (file:line:column), its rule, and what to do. Each rule has a page in docs/rules/.

Exit codes: 0 no errors; 1 errors; 2 a file can't be read; 3 a fault of clientgen.`,
  )
  .action(async (names: string[], options: LintOptions) => {
    await (await import("./commands/lint.js")).runLint(names, options);
  });

program
  .command("diff")
  .summary("tell what changed for users of a package")
  .description(
    "Compares two specs as users of their packages see them: each change with its place in both, and whether it makes\n" +
      "the next version a major, a minor or a patch. Code written against the package of BASE is compiled with that of HEAD.\n" +
      "Of a REVISION, the package is the one that it has in packages/<name>, so that a change of the generator shows, too.",
  )
  .argument("<base>", "the spec as it was: a file, a folder with openapi.yaml, or REVISION:PATH of git")
  .argument(
    "<head>",
    "the spec as it is, in one of the same forms; its folder, or that of BASE, names the package",
  )
  .addOption(json)
  .option("--changeset <name>", "write .changeset/<name>.md with the bump and a sentence to users")
  .addHelpText(
    "after",
    `
Examples:
  $ clientgen diff main:specs/forboc specs/forboc           what changed since main
  $ clientgen diff v1:specs/forboc v2:specs/forboc          between two tags
  $ clientgen diff old.yaml specs/forboc --json | jq -r .bump
  $ clientgen diff main:specs/forboc specs/forboc --changeset forboc-status

Bumps:
  major  code of users no longer compiles, or a server refuses requests that were fine
  minor  users can do more, or get more or less than before; a note says what may need a look
  patch  prose only
  none   nothing that users see
Webhooks and callbacks are no part of a package, and are not compared.
A changeset that says a greater bump already is kept as it is; one that says a smaller one is raised.

Exit codes: 0 compared, whatever has changed: the output says it; 2 the input is wrong; 3 a fault of clientgen.`,
  )
  .action(async (base: string, head: string, options: DiffOptions) => {
    await (await import("./commands/diff.js")).runDiff(base, head, options);
  });

program
  .command("normalize")
  .summary("turn a provider's page into OpenAPI")
  .description(
    "Turns what a provider publishes into clean OpenAPI: an OpenAPI file, or a page of Markdown that shows one, also folded\n" +
      "to one line. Certain repairs are made, likely ones are comments in the output, the rest is a list of questions. What\n" +
      "`clientgen lint` finds in the result comes last.",
  )
  .argument("<file>", "the page, as it was saved")
  .option("--out <file>", "write the document to a file in place of stdout")
  .addOption(json)
  .addHelpText(
    "after",
    `
Examples:
  $ clientgen normalize page.md                            the document to stdout, repairs and questions to stderr
  $ clientgen normalize page.md --out specs/acme/openapi.yaml
  $ clientgen normalize page.md --json | jq '.questions'

The output of normalize comes out of it as it went in. docs/normalize.md lists the repairs.

Exit codes: 0 fine; 1 what comes out has errors; 2 the file can't be read or written, or is and shows no OpenAPI;
3 a fault of clientgen.`,
  )
  .action(async (file: string, options: NormalizeOptions) => {
    await (await import("./commands/normalize.js")).runNormalize(file, options);
  });

program
  .command("add")
  .summary("make a package of a provider's page")
  .description(
    "Turns a provider's page into a spec, as normalize does, checks it, and writes its package.\n" +
      "What the page leaves open is printed as a check list.",
  )
  .argument("<name>", "what the spec's folder and the package are called, such as acme")
  .requiredOption("--from <file>", "the page, as it was saved")
  .addOption(specs)
  .option("--out <dir>", "the folder that the packages go to", "packages")
  .addOption(json)
  .addHelpText(
    "after",
    `
Examples:
  $ clientgen add acme --from page.md
  $ clientgen add acme --from page.md --json | jq -r '.questions[].message'

What is written:
  specs/<name>/openapi.yaml   the document
  specs/<name>/PROVENANCE.md  each repair, and the open questions, to be completed by hand
  packages/<name>/            what \`clientgen generate <name>\` writes

Exit codes: 0 fine; 2 the page is and shows no OpenAPI, the name is taken, or the spec has errors: it is there then, to be
mended; 3 a fault of clientgen.`,
  )
  .action(async (name: string, options: AddOptions) => {
    await (await import("./commands/add.js")).runAdd(name, options);
  });

// Who reads our output may have had enough of it, as `head -1` has.
for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") throw error;
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT_CODE.fine : EXIT_CODE.wrongInput;
  } else {
    process.exitCode = await reportError(error, { json: process.argv.includes("--json") });
  }
}
