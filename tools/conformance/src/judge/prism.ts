import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { getHttpOperationsFromSpec, type IHttpConfig } from "@stoplight/prism-http";
import { createServer } from "@stoplight/prism-http-server";
import type { Answer } from "agent-stop-contract";

/** Prism, an OpenAPI server by Stoplight, on a free port of loopback. Paths are those of the spec, without a server's. */
export interface Prism {
  readonly origin: string;
  close(): Promise<void>;
}

/** It checks requests, answers and credentials. Without an `upstream` it answers with the spec's examples. */
export async function startPrism(specFile: URL, upstream?: string): Promise<Prism> {
  const common = {
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false },
    upstreamProxy: undefined,
  };
  const config: IHttpConfig =
    upstream === undefined
      ? { ...common, isProxy: false }
      : { ...common, isProxy: true, upstream: new URL(upstream) };
  const server = createServer(await getHttpOperationsFromSpec(fileURLToPath(specFile)), {
    components: { logger: createLogger("prism", { level: "silent" }) },
    config,
    cors: false,
  });
  const origin = await server.listen(0, "127.0.0.1");
  return { origin, close: () => server.close() };
}

/** What Prism says about requests and answers in the header `sl-violations`. */
interface Violation {
  /** The first one is `request` or `response`. */
  readonly location: readonly string[];
  readonly severity: string;
  readonly message: string;
}

/** What Prism found wrong, be it in its header or in an answer of its own, and an answer without that header. */
export function readVerdict(answer: Answer): {
  readonly answer: Answer;
  readonly request: readonly string[];
  readonly response: readonly string[];
} {
  const { "sl-violations": header, ...headers } = answer.headers;
  const violations = header === undefined ? [] : (JSON.parse(header) as readonly Violation[]);
  const sentences = (side: string): readonly string[] =>
    violations
      .filter(({ location: [first = "request"] }) => first === side)
      .map(({ location, message }) => `Prism: ${location.join(".")} ${message}`);
  const refusal = answer.body?.startsWith('{"type":"https://stoplight.io/prism/errors#')
    ? [`Prism: ${answer.body}`]
    : [];
  return {
    answer: { ...answer, headers },
    request: [...sentences("request"), ...refusal],
    response: sentences("response"),
  };
}
