import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.js";
import { isSameRegistry, readScopeRegistry, type ScopeRegistry } from "./scope-registry.js";
import { readDefaultRegistries } from "./user-npmrc.js";
import type { Workspace } from "./workspace.js";

/** Where the embedded registry leaves its token, seen from the root. */
export const embeddedTokenFile = ".registry/token";

export interface ReleaseRequest {
  /** What `--registry` said. */
  registry?: string | undefined;
  env: NodeJS.ProcessEnv;
}

/** Says which registry a release goes to, or refuses where anything names another than the scope line does. */
export function chooseRegistry(workspace: Workspace, { registry, env }: ReleaseRequest): ScopeRegistry {
  const scopeRegistry = readScopeRegistry(workspace.root, workspace.scope);
  const { url, place } = scopeRegistry;
  if (registry !== undefined && !isSameRegistry(registry, url)) {
    throw new Refusal(
      `--registry says ${registry}, ${place} says ${url}. A release goes where the scope line says: leave the option out, or change the line.`,
    );
  }
  for (const [name, value] of environmentRegistries(workspace.scope, env)) {
    if (!isSameRegistry(value, url)) {
      throw new Refusal(
        `The environment variable ${name} says ${value}, ${place} says ${url}. A release goes where the scope line says: unset ${name}.`,
      );
    }
  }
  for (const { manifest, manifestPath } of workspace.packages) {
    const { registry: named, access, ...others } = manifest.publishConfig ?? {};
    const otherRegistry = Object.keys(others).find((key) => key.includes("registry"));
    if (typeof named !== "string" || !isSameRegistry(named, url)) {
      const found = typeof named === "string" ? named : "no registry";
      throw new Refusal(
        `${manifestPath}: publishConfig names ${found}, ${place} says ${url}. Write "publishConfig": { "access": "restricted", "registry": "${url}" }.`,
      );
    }
    if (access !== "restricted") {
      throw new Refusal(
        `${manifestPath}: publishConfig has no "access": "restricted". Write it: the scope is private.`,
      );
    }
    if (otherRegistry !== undefined) {
      throw new Refusal(
        `${manifestPath}: publishConfig names a registry in "${otherRegistry}" too. Leave it out.`,
      );
    }
  }
  return scopeRegistry;
}

/** The token for the registry of a release: the embedded one's own, or `NPM_TOKEN`. */
export function readToken(root: string, { url, loopback }: ScopeRegistry, env: NodeJS.ProcessEnv): string {
  const file = join(root, embeddedTokenFile);
  // The embedded one's first: an NPM_TOKEN that is around for another registry is no business of what listens on loopback.
  if (loopback && existsSync(file)) return readFileSync(file, "utf8").trim();
  const token = env["NPM_TOKEN"]?.trim();
  if (token) return token;
  throw new Refusal(
    loopback
      ? `There is no token for ${url}. Start the embedded registry with \`pnpm registry\` in another terminal.`
      : `There is no token for ${url}. Set the environment variable NPM_TOKEN to one that may publish there.`,
  );
}

function environmentRegistries(scope: string, env: NodeJS.ProcessEnv): [string, string][] {
  return Object.entries(env).flatMap(([name, value]): [string, string][] => {
    if (!value) return [];
    const setting = /^p?npm_config_(.+)$/i.exec(name)?.[1]?.toLowerCase();
    if (setting === `${scope}:registry`) return [[name, value]];
    // npx and `npm run` hand on the registry that the user's own .npmrc names for everything else. That is no wish about this release.
    if (setting === "registry" && !readDefaultRegistries(env).some((known) => isSameRegistry(known, value))) {
      return [[name, value]];
    }
    return [];
  });
}
