import {
  type Answer,
  httpText,
  type Operation,
  type ReceivedRequest,
  receivedRequest,
  type Spec,
} from "agent-stop-contract";

/** An exchange with a provider, as a file holds it: credentials are masked in all of it. */
export interface RecordedExchange {
  /** The operationId. */
  readonly operation: string;
  /** What the function was called with. */
  readonly parameters: object;
  readonly request: ReceivedRequest;
  /** As text, from `POST …` to the end of the body. */
  readonly requestText: string;
  readonly response: Answer;
}

/** The host that stands in each text, as it differs between a provider and a replay. */
const NO_HOST = "127.0.0.1";

/** The text of a file: the call in a comment, and the exchange as `packages/<name>/test/wire` has it. */
export function formatExchange(
  { securitySchemes }: Spec,
  operation: Operation,
  exchange: Pick<RecordedExchange, "parameters" | "request" | "response">,
): string {
  const { parameters, request, response } = exchange;
  const host = request.headers.get("host")?.[0]?.replace(/:\d+$/, "") ?? NO_HOST;
  const text = httpText(securitySchemes, operation, request, response);
  return `# ${operation.name} ${JSON.stringify(parameters)}\n${text.replace(`\nhost: ${NO_HOST}\n`, `\nhost: ${host}\n`)}`;
}

/** The request of a text, without the name of its host. */
export function comparable(requestText: string): string {
  return requestText.replace(/^host: .*$/m, `host: ${NO_HOST}`);
}

/** Reads the text of a file. Throws where it is none that `formatExchange` writes. */
export function parseExchange(text: string): RecordedExchange {
  const [, operation, json, rest] = /^# (\S+) (\{.*\})\n([^]*)$/.exec(text) ?? [];
  const [requestText = "", responseText] = (rest ?? "").split(/\n\n(?=HTTP\/1\.1 \d{3})/);
  const [, method, target] = /^(\S+) (\S+) HTTP\/1\.1\n/.exec(requestText) ?? [];
  const [, status] = /^HTTP\/1\.1 (\d{3})/.exec(responseText ?? "") ?? [];
  if (operation === undefined || json === undefined || target === undefined || status === undefined) {
    throw new Error(
      "This is no recorded exchange: it opens with a line `# operation {parameters}`, then has a request, an empty line, and a response.",
    );
  }
  const sent = splitMessage(requestText);
  const received = splitMessage(responseText!);
  return {
    operation,
    parameters: JSON.parse(json) as object,
    request: receivedRequest(
      {
        method: method ?? "",
        url: target,
        headersDistinct: Object.fromEntries(sent.headers.map(([name, value]) => [name, [value]])),
      },
      Buffer.from(sent.body),
    ),
    requestText,
    response: {
      status: Number(status),
      headers: Object.fromEntries(received.headers),
      body: received.body === "" ? undefined : received.body,
    },
  };
}

function splitMessage(text: string): {
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
} {
  const [head = "", ...body] = text.trimEnd().split("\n\n");
  const headers = head
    .split("\n")
    .slice(1)
    .map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon), line.slice(colon + 1).trim()] as const;
    });
  return { headers, body: body.join("\n\n") };
}
