// The door for generated mocks: `createForbocMock` and its like, for users' own tests.
import { sleep } from "./limit.js";
import { type Shape, findMisfit } from "./mock-shape.js";
import { UsageError } from "./usage-error.js";

export type { Shape } from "./mock-shape.js";

/**
 * A `fetch` that answers as a provider's spec shows, without a network: for the option `fetch` of a client, or for
 * whatever else takes one. It rejects with a `UsageError`, which a client passes on as it is, when a request is none
 * that the spec describes.
 */
export interface Mock {
  (input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** The requests so far, those that were refused left out. */
  readonly requests: readonly MockRequest[];
}

/** A request as the provider would have got it. */
export interface MockRequest {
  /** The function of the package whose Operation it is. */
  readonly operation: string;
  readonly method: string;
  readonly url: URL;
  readonly headers: Headers;
  /** The content as text; empty where there was none. */
  readonly body: string;
}

/** What an Operation is answered with: always the same, or one after the other, the last one again and again. */
export type MockScript<Name extends string> = MockAnswer<Name> | readonly MockAnswer<Name>[];

/** An example of the spec by its name, or what is to be answered in another way. */
export type MockAnswer<Name extends string> = Name | MockAnswerDetails<Name>;

/** An answer that differs from an example: what is left out is the example's. */
export interface MockAnswerDetails<Name extends string> {
  /** Default: the first success of the spec. */
  readonly example?: Name | undefined;
  /** From 200 to 599. */
  readonly status?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Text as it is; anything else as JSON. */
  readonly body?: unknown;
  /** How long the answer takes, in ms. Default: 0. */
  readonly delay?: number | undefined;
  /** Whether no answer comes: the connection breaks after the request has arrived. */
  readonly networkError?: boolean | undefined;
}

/** What a generated mock knows of its provider. */
export interface MockApi {
  /** What the provider's package is called: for messages. */
  readonly name: string;
  /** Where the credential of each Security Scheme is found. */
  readonly securitySchemes: readonly CredentialPlace[];
  readonly operations: readonly MockOperation[];
}

/** A header field, query parameter or cookie, and the authentication scheme before its value. */
export interface CredentialPlace {
  /** The client option that has the credential. */
  readonly option: string;
  readonly in: "header" | "query" | "cookie";
  readonly name: string;
  readonly scheme?: string;
}

/** An Operation as far as a mock checks and answers it. */
export interface MockOperation {
  /** The name of the function. */
  readonly function: string;
  readonly method: string;
  /** The path template, as a URL has it. */
  readonly path: string;
  readonly parameters: readonly MockParameter[];
  /** The alternatives of Security Schemes; one that is empty needs none. */
  readonly security: readonly (readonly string[])[];
  readonly body?: MockBody;
  /** The example that is the answer when nothing else is said; absent where the spec has none of a success. */
  readonly usual?: string;
  /** The spec's examples by name. */
  readonly examples: Readonly<Record<string, MockExample>>;
}

/** A required Parameter beside the path. */
export interface MockParameter {
  readonly in: "query" | "header";
  readonly name: string;
}

/** A Request Body. */
export interface MockBody {
  readonly required: boolean;
  /** The media types or ranges of them that it may have, in lower case. */
  readonly mediaTypes: readonly string[];
  /** What JSON has to be. */
  readonly shape?: Shape;
}

/** A response. */
export interface MockExample {
  readonly status: number;
  readonly mediaType?: string;
  readonly body?: unknown;
}

type Answers = Readonly<Record<string, MockScript<string> | undefined>>;

/**
 * Creates the mock of a provider. Generated packages call it; users call `createForbocMock` and its like.
 *
 * @throws UsageError when an answer names an Operation or an example that the spec does not have.
 */
export function createMock(api: MockApi, answers: object = {}): Mock {
  // Own properties only: an Operation may well be called "constructor".
  const scripts = new Map(Object.entries(answers as Answers));
  const refuse = (problem: string): UsageError => new UsageError(`mock of ${api.name}`, problem);
  for (const [name, script] of scripts) {
    const operation = api.operations.find((each) => each.function === name);
    const names = api.operations.map((each) => each.function);
    if (operation === undefined) throw refuse(`has no operation ${show(name)}: ${list(names)}`);
    for (const answer of listAnswers(script)) {
      const example = typeof answer === "string" ? answer : answer.example;
      if (example === undefined || Object.hasOwn(operation.examples, example)) continue;
      throw refuse(`${name} has no example ${show(example)}: ${list(Object.keys(operation.examples))}`);
    }
  }

  const requests: MockRequest[] = [];
  const mock = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init);
    const received = { url: new URL(request.url), headers: request.headers, body: await request.text() };
    const operation = findOperation(api, request.method, received.url);
    if (operation === undefined) throw refuse(`knows no ${request.method} ${received.url.pathname}`);
    const { function: name, usual } = operation;
    const problem = findProblem(api, operation, received);
    if (problem !== undefined) throw refuse(`${name} was sent ${problem}`);

    const script = listAnswers(scripts.get(name));
    const turn = requests.filter((each) => each.operation === name).length;
    const answer = script[Math.min(turn, script.length - 1)] ?? usual;
    if (answer === undefined) throw refuse(`has no success to answer ${name} with: say what it answers`);
    requests.push({ operation: name, method: request.method, ...received });
    return respond(operation, typeof answer === "string" ? { example: answer } : answer, request.signal);
  };
  return Object.assign(mock, { requests });
}

function listAnswers(script: MockScript<string> | undefined): readonly MockAnswer<string>[] {
  return script === undefined ? [] : ([script].flat() as readonly MockAnswer<string>[]);
}

/** The Operation whose method and path these are; of several, the one that says most of the path itself. */
function findOperation(api: MockApi, method: string, { pathname }: URL): MockOperation | undefined {
  const literal = ({ path }: MockOperation): number => path.replaceAll(/\{[^}]*\}/g, "").length;
  return api.operations
    .filter((operation) => operation.method === method && pattern(operation.path).test(pathname))
    .reduce<MockOperation | undefined>((best, each) => {
      return best !== undefined && literal(best) >= literal(each) ? best : each;
    }, undefined);
}

/** Whatever the base URL has before it. */
function pattern(path: string): RegExp {
  const parts = path
    .split(/\{[^}]*\}/)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`${parts.join("[^/]+")}$`);
}

type Received = Pick<MockRequest, "url" | "headers" | "body">;

/** What a request lacks, or has too much; undefined where it is as the spec says. */
function findProblem(api: MockApi, operation: MockOperation, received: Received): string | undefined {
  const missing = operation.parameters.find((parameter) => read(received, parameter) === undefined);
  if (missing) return `no ${missing.in} parameter ${show(missing.name)}`;
  const isGiven = (scheme: string): boolean => {
    const place = api.securitySchemes.find(({ option }) => option === scheme)!;
    const value = read(received, place) ?? "";
    const prefix = place.scheme === undefined ? "" : `${place.scheme.toLowerCase()} `;
    return value.length > prefix.length && value.toLowerCase().startsWith(prefix);
  };
  const { security, body } = operation;
  if (security.length > 0 && !security.some((schemes) => schemes.every(isGiven))) {
    return `no credential: it needs ${security.map((schemes) => schemes.join(" and ")).join(" or ")}`;
  }
  return findBodyProblem(body, received);
}

function findBodyProblem(body: MockBody | undefined, { headers, body: text }: Received): string | undefined {
  const mediaType = headers.get("content-type")?.replace(/;.*/, "").trim().toLowerCase() ?? "";
  if (body === undefined) return text === "" ? undefined : "a body, and it takes none";
  if (text === "" && mediaType === "") return body.required ? "no body" : undefined;
  const { mediaTypes, shape } = body;
  const isDeclared = [mediaType, mediaType.replace(/\/.*/, "/*"), "*/*"].some((type) =>
    mediaTypes.includes(type),
  );
  if (!isDeclared) return `a body of ${mediaType || "no media type"}: it takes ${mediaTypes.join(" or ")}`;
  if (!/[/+]json$/.test(mediaType)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return "a body that is no JSON";
  }
  const misfit = shape && findMisfit(shape, value, "body");
  return misfit && `a body that does not fit: ${misfit}`;
}

/** The text at a place of a request; undefined where there is none. */
function read({ url, headers }: Received, place: MockParameter | CredentialPlace): string | undefined {
  if (place.in === "query") {
    // A style may write a list or an object as `name[key]`.
    const key = [...url.searchParams.keys()].find(
      (each) => each === place.name || each.startsWith(`${place.name}[`),
    );
    return key === undefined ? undefined : url.searchParams.get(key)!;
  }
  if (place.in === "header") return headers.get(place.name) ?? undefined;
  const cookies = headers.get("cookie")?.split("; ") ?? [];
  return cookies.find((each) => each.startsWith(`${place.name}=`))?.slice(place.name.length + 1);
}

async function respond(
  { examples, usual }: MockOperation,
  answer: MockAnswerDetails<string>,
  signal: AbortSignal,
): Promise<Response> {
  if (answer.delay !== undefined) await sleep(answer.delay, signal);
  if (answer.networkError) {
    throw new TypeError("fetch failed", { cause: Object.assign(new Error("reset"), { code: "ECONNRESET" }) });
  }
  const name = answer.example ?? usual;
  const example = name === undefined ? undefined : examples[name];
  const status = answer.status ?? example?.status ?? 200;
  const body = "body" in answer ? answer.body : example?.body;
  const mediaType = example?.mediaType ?? (typeof body === "string" ? "text/plain" : "application/json");
  const isEmpty = body === undefined || [204, 205, 304].includes(status);
  const isText = typeof body === "string" && !/[/+]json\b/.test(mediaType);
  const headers = new Headers({ ...(isEmpty ? {} : { "content-type": mediaType }), ...answer.headers });
  return new Response(isEmpty ? null : isText ? body : JSON.stringify(body), { status, headers });
}

function list(names: readonly string[]): string {
  return names.map(show).join(", ");
}

function show(text: string): string {
  return JSON.stringify(text);
}
