import { isUsageError } from "@agent-stop/runtime";
import { openTarget, type StopKind, type Target } from "../target.js";
import { type ClientOptions, type MakeTarget, type Provider, PROVIDERS, type Provision } from "./provider.js";
import { type TargetLine, targetKey } from "./target-line.js";
import { WrongUsage } from "./wrong-usage.js";

/** A request as it would be sent, with its credentials masked. */
export interface MaskedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** A provider whose package is there, with a client of the environment's options. */
export interface LoadedProvider {
  /** The id of the target is its key. */
  makeTarget(line: TargetLine): Target;
  /** What a stop would send, without sending it. Throws WrongUsage for what can't be sent. */
  rehearse(line: TargetLine, kind: StopKind): Promise<MaskedRequest>;
  /** Whether a forced stop can follow. */
  hasForce(line: TargetLine): boolean;
}

/** @throws WrongUsage where the package, a credential or an address is missing, or can't be used. */
export async function loadProvider(name: string, environment: NodeJS.ProcessEnv): Promise<LoadedProvider> {
  const provider = PROVIDERS.get(name)!;
  const missing = provider.required.find((group) => group.every((variable) => !environment[variable]));
  if (missing) {
    throw new WrongUsage(`${name} needs ${missing.join(" or ")} in the environment.`);
  }
  const options = readOptions(provider, environment);
  const provision = await load(provider);
  let sent: MaskedRequest | undefined;
  const keep = async (url: string, init: RequestInit): Promise<Response> => {
    sent = mask(url, init);
    throw new Error("nothing is sent in a rehearsal");
  };
  const make = usable(name, provision, options);
  const makeRehearsing = usable(name, provision, { ...options, fetch: keep });
  return {
    makeTarget: (line) => make(line.parameters, targetKey(line)),
    hasForce: (line) => openTarget(make(line.parameters, ""))!.hasForce,
    async rehearse(line, kind) {
      sent = undefined;
      const target = openTarget(makeRehearsing(line.parameters, ""))!;
      try {
        await target.stop(kind, { retries: 0 });
      } catch (error) {
        if (isUsageError(error)) throw new WrongUsage(error.message);
        throw error;
      }
      return sent!;
    },
  };
}

function readOptions({ environment: variables }: Provider, environment: NodeJS.ProcessEnv): ClientOptions {
  const named = Object.entries(variables).map(
    ([option, variable]) => [option, environment[variable]] as const,
  );
  // A variable that is set to nothing is one that is not set.
  return Object.fromEntries(named.filter(([, value]) => value));
}

async function load({ load: provide }: Provider): Promise<Provision> {
  try {
    return await provide();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const name = /'(@[^']+)'/.exec(message)?.[1];
    if (code !== "ERR_MODULE_NOT_FOUND" || name === undefined) throw error;
    throw new WrongUsage(`${name} is not installed. Install it beside agent-stop: npm install ${name}`);
  }
}

function usable(name: string, provision: Provision, options: ClientOptions): MakeTarget {
  try {
    return provision(options);
  } catch (error) {
    if (isUsageError(error)) throw new WrongUsage(`${name}: ${error.message}.`);
    throw error;
  }
}

/** Shows the values of those header fields only that are known to hold no credential. */
function mask(url: string, init: RequestInit): MaskedRequest {
  const headers = [...new Headers(init.headers)].map(([name, value]) => {
    return [name, ["accept", "content-type"].includes(name) ? value : "***"] as const;
  });
  const body = typeof init.body === "string" ? { body: JSON.parse(init.body) as unknown } : {};
  return { method: init.method ?? "GET", url, headers: Object.fromEntries(headers), ...body };
}
