import { PROVIDERS } from "./provider.js";
import { shownWord } from "./shown-text.js";

/** A target as the command's users write it: the provider, and its path parameters by name. */
export interface TargetLine {
  readonly provider: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A target, or a sentence that says what is wrong. */
export type ReadTarget = TargetLine | { readonly problem: string };

/** Reads a line of a file: `{"provider": "forboc", "sessionId": "ghost-1"}`. */
export function readTargetLine(line: string): ReadTarget {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { problem: "this is not JSON" };
  }
  return readTarget(value);
}

/** Reads a target out of a decoded line. */
export function readTarget(value: unknown): ReadTarget {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { problem: 'this is no object: write {"provider": …, …}' };
  }
  const { provider, ...parameters } = value as Readonly<Record<string, unknown>>;
  if (typeof provider !== "string") return { problem: '"provider" is missing' };
  const known = PROVIDERS.get(provider);
  if (!known) return { problem: unknownProvider(provider) };
  const extra = Object.keys(parameters).find((name) => !known.parameters.includes(name));
  if (extra !== undefined) {
    return { problem: `${provider} has no ${shownWord(extra)}, it takes ${known.parameters.join(" and ")}` };
  }
  const missing = known.parameters.find((name) => typeof parameters[name] !== "string");
  if (missing !== undefined) return { problem: `"${missing}" is missing, or is no text` };
  return { provider, parameters: parameters as Readonly<Record<string, string>> };
}

/** Reads what stands behind the command's name: a provider, and its path parameters in their order. */
export function readTargetWords([provider = "", ...values]: readonly string[]): ReadTarget {
  const known = PROVIDERS.get(provider);
  if (!known) return { problem: unknownProvider(provider) };
  const { parameters } = known;
  if (values.length !== parameters.length) {
    return { problem: `write: agent-stop ${provider} ${parameters.map((name) => `<${name}>`).join(" ")}` };
  }
  const named = parameters.map((name, index) => [name, values[index] ?? ""]);
  return { provider, parameters: Object.fromEntries(named) as Readonly<Record<string, string>> };
}

/** The same text for the same target, however it was written. */
export function targetKey({ provider, parameters }: TargetLine): string {
  const names = PROVIDERS.get(provider)?.parameters ?? [];
  return JSON.stringify([provider, ...names.map((name) => parameters[name])]);
}

/** What `targetKey` was made of. */
export function parseTargetKey(key: string): TargetLine {
  const [provider = "", ...values] = JSON.parse(key) as readonly string[];
  const names = PROVIDERS.get(provider)?.parameters ?? [];
  const named = names.map((name, index) => [name, values[index] ?? ""]);
  return { provider, parameters: Object.fromEntries(named) as Readonly<Record<string, string>> };
}

function unknownProvider(name: string): string {
  return `there is no provider ${shownWord(name)}, only ${[...PROVIDERS.keys()].join(", ")}`;
}
