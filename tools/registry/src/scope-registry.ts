import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.js";

/** The registry that the scope line of the root .npmrc names. */
export interface ScopeRegistry {
  /** Ends in a slash. */
  readonly url: string;
  /** `.npmrc:3`, as messages say it. */
  readonly place: string;
  readonly loopback: boolean;
}

/** Finds the one line that names the registry of the scope; none, two, or one that would send a token in the clear is refused. */
export function readScopeRegistry(root: string, scope: string): ScopeRegistry {
  const file = join(root, ".npmrc");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split(/\r?\n/) : [];
  const found = lines.flatMap((line, index) => {
    const [key, ...rest] = line.split("=");
    if (key?.trim() !== `${scope}:registry`) return [];
    return [
      {
        place: `.npmrc:${index + 1}`,
        value: rest
          .join("=")
          .trim()
          .replace(/^(["'])(.*)\1$/, "$2"),
      },
    ];
  });
  const [line, second] = found;
  if (!line) {
    throw new Refusal(
      `.npmrc names no registry for ${scope}. Write a line "${scope}:registry=https://your.registry/" in ${file}.`,
    );
  }
  if (second) {
    throw new Refusal(
      `.npmrc names a registry for ${scope} ${found.length} times (${found.map(({ place }) => place).join(", ")}). Leave one.`,
    );
  }
  return { ...readUrl(line.value, line.place, scope), place: line.place };
}

/** The same registry, however it is written: with or without the last slash, host in any case. */
export function isSameRegistry(one: string, other: string): boolean {
  const url = normalize(one);
  return url !== undefined && url === normalize(other);
}

export function isLoopback(url: string): boolean {
  const { hostname } = new URL(url);
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

function readUrl(value: string, place: string, scope: string): { url: string; loopback: boolean } {
  const url = normalize(value);
  if (url === undefined) {
    throw new Refusal(
      `${place}: "${value}" is not the URL of a registry. Write ${scope}:registry=https://your.registry/, without query and credentials.`,
    );
  }
  const loopback = isLoopback(url);
  if (!loopback && !url.startsWith("https:")) {
    throw new Refusal(
      `${place}: ${url} would get the token unencrypted. Write https, or a registry on loopback.`,
    );
  }
  return { url, loopback };
}

function normalize(value: string): string | undefined {
  if (!URL.canParse(value)) return undefined;
  const url = new URL(value);
  if (!["http:", "https:"].includes(url.protocol)) return undefined;
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return undefined;
  return url.href.endsWith("/") ? url.href : `${url.href}/`;
}
