import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { findSuites, type Suite } from "../src/suite.js";

/** A package of this repository as it was built. */
export function builtPackage(name: string): Suite {
  return findSuites(import.meta.dirname).find((each) => each.name === name)!;
}

/** A copy of it in which one text of a built file is another one. It is removed after the test. */
export async function faultyPackage(
  name: string,
  file: string,
  text: string,
  replacement: string,
): Promise<Suite> {
  const built = builtPackage(name);
  const packageFolder = await mkdtemp(join(tmpdir(), "faulty-package-"));
  onTestFinished(() => rm(packageFolder, { recursive: true }));
  await cp(join(built.packageFolder, "package.json"), join(packageFolder, "package.json"));
  await cp(join(built.packageFolder, "dist"), join(packageFolder, "dist"), { recursive: true });
  await symlink(join(built.packageFolder, "node_modules"), join(packageFolder, "node_modules"), "dir");
  const code = await readFile(join(packageFolder, "dist", file), "utf8");
  if (!code.includes(text)) throw new Error(`dist/${file} of ${name} does not have ${text}.`);
  await writeFile(join(packageFolder, "dist", file), code.replace(text, replacement));
  return { ...built, packageFolder };
}
