import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { startProviderServer, type ProviderServer } from "../src/index.js";
import { send } from "./client.js";

interface Example {
  readonly value?: unknown;
}
interface Response {
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, Example>> }>>;
}
interface Document {
  readonly security?: readonly object[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}
interface Operation {
  readonly security?: readonly object[];
  readonly parameters: readonly { in: string; name: string; required?: boolean; example?: string }[];
  readonly responses: Readonly<Record<string, Response>>;
}

interface Answer {
  readonly response: string;
  readonly example?: string;
  readonly value?: unknown;
}

const folder = new URL("../../../specs/", import.meta.url);
const names = readdirSync(folder).filter((name) => existsSync(new URL(`${name}/openapi.yaml`, folder)));

test("there are specs to try", () => {
  expect(names.length).toBeGreaterThan(0);
});

describe.each(names)("the spec of %s", (name) => {
  const file = new URL(`${name}/openapi.yaml`, folder);
  const document = parse(readFileSync(file, "utf8")) as Document;
  const [[path, operations] = ["", {}]] = Object.entries(document.paths);
  const [[method, operation] = ["", undefined]] = Object.entries(operations);
  if (operation === undefined) throw new Error(`specs/${name} has no operation.`);
  const answers = Object.entries(operation.responses).flatMap(([response, { content = {} }]): Answer[] => {
    const examples = Object.values(content).flatMap((mediaType) => Object.entries(mediaType.examples ?? {}));
    if (examples.length === 0) return [{ response }];
    return examples.map(([example, { value }]) => ({ response, example, value }));
  });

  let server: ProviderServer;
  beforeAll(async () => {
    server = await startProviderServer(file);
  });
  afterAll(() => server.close());

  test.each(answers)("answers $response $example", async (answer) => {
    const [scheme = ""] = Object.keys((operation.security ?? document.security ?? []).at(-1) ?? {});
    const exchange = await server.answer(answer.response, answer);
    const reply = await send(server, {
      method: method.toUpperCase(),
      path: exampleTarget(path, operation),
      headers:
        scheme === "token"
          ? { authorization: "Bearer token-of-the-test" }
          : { "x-api-key": "key-of-the-test" },
    });
    expect(await exchange.toHttp()).toContain(`HTTP/1.1 ${reply.status} `);
    if (/^\d+$/.test(answer.response)) expect(String(reply.status)).toBe(answer.response);
    if (answer.value !== undefined) expect(JSON.parse(reply.text)).toEqual(answer.value);
  });
});

function exampleTarget(path: string, { parameters }: Operation): string {
  const query = parameters.filter((parameter) => parameter.in === "query" && parameter.required === true);
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    return encodeURIComponent(parameters.find((parameter) => parameter.name === name)?.example ?? "");
  });
  return [filled, query.map(({ name, example }) => `${name}=${example}`).join("&")].filter(Boolean).join("?");
}
