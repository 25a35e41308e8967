import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";
import {
  type Answer,
  checkResponse,
  createPathTemplate,
  httpText,
  type Operation,
  type ReceivedRequest,
  receivedRequest,
  sentValues,
  type Spec,
} from "agent-stop-contract";
import type { ProviderPackage } from "./provider-package.js";
import { comparable, parseExchange, type RecordedExchange } from "./recorded-exchange.js";

/**
 * Makes the call of a recorded exchange again, with the recorded answer, and says what is not as it was: what the client sends today,
 * what the spec says of the answer, and what comes out of the client. Empty where all agree.
 */
export async function replay(provider: ProviderPackage, text: string): Promise<readonly string[]> {
  const recorded = parseExchange(text);
  const { spec } = provider;
  const operation = spec.operations.find(({ name }) => name === recorded.operation);
  if (operation === undefined) return [`The spec has no operation "${recorded.operation}".`];
  const { status, headers, body = "" } = recorded.response;
  const disagreements = checkResponse(operation, { status, contentType: headers["content-type"], body });
  const sent = await callAgain(provider, operation, recorded);
  const today = sent.request && requestText(spec, operation, sent.request);
  return [
    ...disagreements.map((each) => `The spec and the provider disagree. ${each}`),
    ...(today === comparable(recorded.requestText)
      ? []
      : [`The client sends something else today:\n${today ?? String(sent.outcome)}`]),
    ...findLoss(recorded.response, sent),
  ];
}

interface Sent {
  /** Undefined where nothing arrived. */
  readonly request: ReceivedRequest | undefined;
  readonly isSuccess: boolean;
  /** What the call returned, or what it threw. */
  readonly outcome: unknown;
}

async function callAgain(
  provider: ProviderPackage,
  operation: Operation,
  recorded: RecordedExchange,
): Promise<Sent> {
  let request: ReceivedRequest | undefined;
  const { status, headers, body } = recorded.response;
  const server = createServer((message, response) => {
    const chunks: Buffer[] = [];
    message.on("data", (chunk: Buffer) => chunks.push(chunk));
    message.on("end", () => {
      request = receivedRequest(message, Buffer.concat(chunks));
      response.writeHead(status, headers).end(body);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  try {
    const { port } = server.address() as AddressInfo;
    const baseUrl = `http://127.0.0.1:${port}${findBasePath(provider.spec, operation, recorded.request.path)}`;
    const credentials = findCredentials(provider.spec, recorded.request);
    const client = provider.createClient({ baseUrl, ...credentials, retries: 0 });
    const outcome = await provider.findCall(operation.name)(client, recorded.parameters);
    return { request, isSuccess: true, outcome };
  } catch (error) {
    return { request, isSuccess: false, outcome: error };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

/** What stood before the path of the Operation: the path of the server that was called. */
function findBasePath({ basePath }: Spec, operation: Operation, path: string): string {
  const template = createPathTemplate(operation.path.text.slice(basePath.length));
  const starts = [...path.matchAll(/\//g)].map(({ index }) => index);
  const start = starts.find((index) => template.match(path.slice(index)) !== undefined) ?? 0;
  return path.slice(0, start);
}

/** Made-up credentials in the places where the recorded ones were. */
function findCredentials({ securitySchemes }: Spec, request: ReceivedRequest): object {
  const found = securitySchemes.filter(({ credential, prefix }) => {
    const values = credential ? sentValues(request, credential.in, credential.name) : [];
    return values.some((value) => prefix === undefined || value.startsWith(`${prefix} `));
  });
  return Object.fromEntries(
    found.map(({ name, prefix }) => {
      const text = `example-${name}`;
      return [name, prefix === "Basic" ? { username: text, password: text } : text];
    }),
  );
}

function requestText({ securitySchemes }: Spec, operation: Operation, request: ReceivedRequest): string {
  const text = httpText(securitySchemes, operation, request, { status: 200, headers: {}, body: undefined });
  return text.split(/\n\n(?=HTTP\/1\.1 \d{3})/)[0]!;
}

/** What of an answer does not come out of the client as it was. */
function findLoss({ status, headers, body }: Answer, { isSuccess, outcome }: Sent): readonly string[] {
  const isJson = /[/+]json\b/.test(headers["content-type"] ?? "");
  const content: unknown = body !== undefined && isJson ? JSON.parse(body) : body;
  const { name, status: thrown, body: carried } = Object(outcome) as Readonly<Record<string, unknown>>;
  if (status >= 200 && status < 300) {
    if (isSuccess && isDeepStrictEqual(outcome, content)) return [];
    return [`The client makes something else of the ${status}: ${show(outcome)}`];
  }
  if (name === "HttpError" && thrown === status && isDeepStrictEqual(carried, content)) return [];
  return [`The client makes something else of the ${status}: ${show(outcome)}`];
}

function show(outcome: unknown): string {
  return outcome instanceof Error ? outcome.message : (JSON.stringify(outcome) ?? "undefined");
}
