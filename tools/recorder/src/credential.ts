import { receivedRequest, type Spec } from "agent-stop-contract";
import { Refusal } from "agent-stop-registry/command-line";
import type { Captured } from "./captured-fetch.js";

/** What a client is created with, and the texts that must not be in a file. */
export interface Credentials {
  readonly options: Readonly<Record<string, unknown>>;
  readonly secrets: readonly string[];
}

/** Where a credential comes from: `FORBOC_TOKEN`, `GHOSTLY_API_KEY`. */
export function environmentVariable(provider: string, option: string): string {
  const words = `${provider}_${option.replaceAll(/([a-z])([A-Z])/g, "$1_$2")}`;
  return words.replaceAll(/[^A-Za-z0-9]+/g, "_").toUpperCase();
}

/** The environment variables of all credentials that a provider takes. */
export function listVariables(provider: string, { securitySchemes }: Spec): readonly string[] {
  return securitySchemes.map(({ name }) => environmentVariable(provider, name));
}

/** Reads the credentials that the environment has. One for HTTP's Basic is `username:password`. */
export function readCredentials(provider: string, spec: Spec, env: NodeJS.ProcessEnv): Credentials {
  const given = spec.securitySchemes.flatMap(({ name, prefix }) => {
    const variable = environmentVariable(provider, name);
    const text = env[variable]?.trim() ?? "";
    if (text === "") return [];
    const [username = "", ...rest] = text.split(":");
    const parts = prefix === "Basic" ? [username, rest.join(":")] : [text];
    // A shorter text may be a part of any word: masking it would change what was said.
    if (parts.some((part) => part.length < 8)) {
      throw new Refusal(`${variable} is shorter than 8 characters: it can't be masked without harm.`);
    }
    const value = prefix === "Basic" ? { username, password: parts[1] } : text;
    return [{ name, value, texts: [text, ...parts] }];
  });
  return {
    options: Object.fromEntries(given.map(({ name, value }) => [name, value])),
    secrets: [...new Set(given.flatMap(({ texts }) => texts.flatMap(listForms)))].toSorted(
      (one, other) => other.length - one.length,
    ),
  };
}

/** A text as it may stand in a URL, in JSON, or in a header field of its own encoding. */
function listForms(text: string): readonly string[] {
  return [
    text,
    encodeURIComponent(text),
    JSON.stringify(text).slice(1, -1),
    Buffer.from(text).toString("base64"),
    Buffer.from(text).toString("base64url"),
  ];
}

/** Puts `***` in the place of each secret. */
export function mask(text: string, secrets: readonly string[]): string {
  return secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
}

/** The same for each part of an exchange, but the header fields of the request that carry a credential: these are masked as a whole. */
export function maskExchange(
  { securitySchemes }: Spec,
  { request, response }: Captured,
  secrets: readonly string[],
): Captured {
  const places = securitySchemes.filter(({ credential }) => credential?.in === "header");
  const carriers = ["authorization", "cookie", ...places.map(({ credential }) => credential?.name)];
  const sent = [...request.headers].map(([name, values]) => {
    return [name, carriers.includes(name) ? values : values.map((value) => mask(value, secrets))] as const;
  });
  const message = {
    method: request.method,
    url: mask(request.target, secrets),
    headersDistinct: Object.fromEntries(sent.map(([name, values]) => [name, [...values]])),
  };
  const received = Object.entries(response.headers).map(
    ([name, value]) => [name, mask(value, secrets)] as const,
  );
  return {
    request: receivedRequest(message, Buffer.from(mask(request.body.toString("utf8"), secrets))),
    response: {
      ...response,
      headers: Object.fromEntries(received),
      body: response.body === undefined ? undefined : mask(response.body, secrets),
    },
  };
}
