import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { readSpec, type Spec } from "agent-stop-contract";
import { readWorkspace, Refusal } from "agent-stop-registry/command-line";

/** A provider's spec and its built package, of which no more is known than what each package has. */
export interface ProviderPackage {
  readonly name: string;
  /** Where its recorded exchanges are: `specs/<name>/recorded`. */
  readonly folder: string;
  readonly spec: Spec;
  readonly createClient: (options: object) => unknown;
  /** The function of an Operation, by its operationId. */
  readonly findCall: (operation: string) => Call;
}

export type Call = (client: unknown, parameters: object, options?: object) => Promise<unknown>;

/** Reads a provider's spec and imports its package, by the name of their folders. */
export async function readProviderPackage(name: string): Promise<ProviderPackage> {
  const { root, providers, packages } = readWorkspace(import.meta.dirname);
  const place = packages.find(({ folder }) => basename(folder) === name)?.folder;
  if (!providers.includes(name) || place === undefined) {
    throw new Refusal(`There is no provider "${name}". There are: ${providers.join(", ")}.`);
  }
  const entry = join(place, "dist/index.js");
  if (!existsSync(entry)) throw new Refusal(`packages/${name} is not built. Run \`pnpm build\`.`);
  const module = (await import(pathToFileURL(entry).href)) as Readonly<Record<string, unknown>>;
  const [create] = Object.keys(module).filter((each) => /^create\w+Client$/.test(each));
  return {
    name,
    folder: join(root, "specs", name, "recorded"),
    spec: await readSpec(join(root, "specs", name, "openapi.yaml")),
    createClient: module[create ?? ""] as ProviderPackage["createClient"],
    findCall(operation) {
      const call = module[operation];
      if (typeof call === "function") return call as Call;
      throw new Refusal(`packages/${name} has no function "${operation}". Run \`pnpm generate\`.`);
    },
  };
}

/** The providers that have a spec. */
export function listProviders(): readonly string[] {
  return readWorkspace(import.meta.dirname).providers;
}
