import { resolve } from "node:path";
import { emitPackage } from "../src/emit/package.js";
import { formatFiles } from "../src/format.js";
import { loadSpec } from "../src/generate.js";
import { createWorkspace } from "./workspace.js";

const PACKAGES = resolve(import.meta.dirname, "../../../packages");

/** The files of the package that a spec becomes, by path within the package, formatted as in this repository. */
export async function emit(text: string, name = "acme"): Promise<Readonly<Record<string, string>>> {
  const files = Object.entries(await emitRaw(text, name)).map(([path, code]) => ({ path, text: code }));
  const formatted = await formatFiles(`${PACKAGES}/${name}`, files);
  return Object.fromEntries(formatted.map(({ path, text: code }) => [path, code]));
}

/** The same as the emitters wrote them, before Prettier. */
export async function emitRaw(text: string, name = "acme"): Promise<Readonly<Record<string, string>>> {
  const { folder } = await createWorkspace({ [name]: text });
  const repository = {
    runtimeName: "@agent-stop/runtime",
    scope: "@agent-stop",
    registry: "http://127.0.0.1:4873/",
  };
  const { document, provider } = await loadSpec(repository, `${folder}/specs/${name}/openapi.yaml`, false);
  const files = emitPackage(provider, document.root, { version: "1.0.0", registry: repository.registry });
  return Object.fromEntries(files.map(({ path, text: code }) => [path, code]));
}
