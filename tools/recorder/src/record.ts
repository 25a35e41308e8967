import { checkResponse, type Operation } from "agent-stop-contract";
import { Refusal } from "agent-stop-registry/command-line";
import { createCapturedFetch } from "./captured-fetch.js";
import { listVariables, mask, maskExchange, readCredentials } from "./credential.js";
import type { ProviderPackage } from "./provider-package.js";
import { formatExchange } from "./recorded-exchange.js";

export interface RecordOptions {
  /** The operationId; not needed where the spec has one Operation. */
  readonly operation?: string | undefined;
  readonly parameters: object;
  /** Where to send to, in place of the spec's server. */
  readonly baseUrl?: string | undefined;
  /** Options of the client that are no credentials: server variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** What the name of the file ends with, where one status has several meanings. */
  readonly label?: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** One exchange, ready to be saved. */
export interface Recording {
  readonly fileName: string;
  readonly text: string;
  readonly operation: string;
  readonly status: number;
  /** What the answer breaks the spec with. */
  readonly disagreements: readonly string[];
}

/** Makes one call through the built client. It is sent once, whatever the answer. */
export async function record(provider: ProviderPackage, options: RecordOptions): Promise<Recording> {
  const { name, spec } = provider;
  const operation = findOperation(provider, options.operation);
  const { options: credentials, secrets } = readCredentials(name, spec, options.env);
  const captured = createCapturedFetch();
  const { fetch } = captured;
  const { baseUrl, variables, signal } = options;
  let problem: unknown;
  try {
    const client = provider.createClient({ baseUrl, ...variables, ...credentials, fetch, retries: 0 });
    await provider.findCall(operation.name)(client, options.parameters, { signal });
  } catch (error) {
    // An answer that is no success is what was to be recorded as well.
    problem = error;
  }
  signal.throwIfAborted();
  const exchange = await captured.read();
  if (exchange === undefined) {
    const message = mask(problem instanceof Error ? problem.message : String(problem), secrets);
    const where = listVariables(name, spec).join(", ") || "none";
    throw new Refusal(`Nothing was recorded. ${message}\nCredentials are read from: ${where}.`);
  }
  const parameters = JSON.parse(mask(JSON.stringify(options.parameters), secrets)) as object;
  const { request, response } = maskExchange(spec, exchange, secrets);
  const { status, headers, body = "" } = response;
  return {
    fileName: [toKebabCase(operation.name), status, options.label, "http"].filter(Boolean).join("."),
    text: mask(formatExchange(spec, operation, { parameters, request, response }), secrets),
    operation: `${request.method} ${operation.path.text}`,
    status,
    disagreements: checkResponse(operation, { status, contentType: headers["content-type"], body }),
  };
}

function findOperation({ name, spec }: ProviderPackage, wanted: string | undefined): Operation {
  const [first, ...others] = spec.operations;
  if (wanted === undefined && first !== undefined && others.length === 0) return first;
  const found = spec.operations.find((each) => each.name === wanted);
  if (found !== undefined) return found;
  const names = spec.operations.map((each) => each.name).join(", ");
  const problem = wanted === undefined ? "Say which operation" : `${name} has no operation "${wanted}"`;
  throw new Refusal(`${problem}: ${names}.`);
}

function toKebabCase(text: string): string {
  return text
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replaceAll(/[^A-Za-z0-9]+/g, "-")
    .toLowerCase();
}
