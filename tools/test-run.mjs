// `npm test`: builds, checks and tests everything, and ends with a line that counts what passed and what failed.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = new URL("../", import.meta.url);
const conformanceReport = new URL("tools/conformance/conformance-report.json", root);

// The reports of an earlier run must not count for this one; turbo puts those of unchanged packages back.
for (const report of findReports()) rmSync(report);
rmSync(conformanceReport, { force: true });

const checks = [
  ["build", ["turbo", "run", "build", "--output-logs=errors-only"]],
  ["check packages", ["turbo", "run", "check", "--continue=always", "--output-logs=errors-only"]],
  ["format", ["prettier", "--check", "."]],
  ["lint", ["oxlint", "--type-aware"]],
  ["generated code is what the specs say", ["pnpm", "run", "drift"]],
  [
    "contract tests pass where the README says",
    ["node", "tools/conformance/dist/conformance-command.js", "--report", fileURLToPath(conformanceReport)],
  ],
];
let passed = 0;
let failed = 0;
for (const [name, command] of checks) {
  const fine = run(name, command);
  if (fine) passed += 1;
  else failed += 1;
  if (!fine && name === "build") finish();
}

const fine = run("test", ["turbo", "run", "test", "--continue=always", "--output-logs=errors-only"]);
const before = failed;
for (const report of [conformanceReport, ...findReports()].filter(existsSync)) {
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, "utf8"));
  passed += numPassedTests;
  // A suite that can't be loaded has no tests to count.
  failed += numFailedTests === 0 ? numFailedTestSuites : numFailedTests;
}
if (!fine && failed === before) failed += 1;
finish();

function run(name, command) {
  process.stdout.write(`\n── ${name}\n`);
  const env = { ...process.env, DO_NOT_TRACK: "1" };
  const { status, error } = spawnSync("pnpm", ["exec", ...command], { cwd: root, stdio: "inherit", env });
  if (error) process.stderr.write(`${command[0]} did not start: ${error.message}\n`);
  if (status !== 0) process.stdout.write(`── ${name}: failed\n`);
  return status === 0;
}

function findReports() {
  return ["packages", "tools"].flatMap((folder) => {
    const entries = readdirSync(new URL(folder, root), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory());
    return folders.flatMap(({ name }) => {
      const place = new URL(`${folder}/${name}/`, root);
      return readdirSync(place).includes("test-report.json") ? [new URL("test-report.json", place)] : [];
    });
  });
}

function finish() {
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}
