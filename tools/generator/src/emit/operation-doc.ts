import { isRepeatable, type Operation, type Response, successes } from "../provider.js";
import { jsDoc, tags } from "./js-doc.js";

/** The doc comment of an Operation's function. */
export function emitDescription(operation: Operation): string {
  const { summary, description, method, path, documentation, deprecated } = operation;
  const title = summary === "" ? "" : `${summary.replace(/\.$/, "")}.`;
  const returned = successes(operation);
  return jsDoc(
    title,
    description,
    returned.length === 0
      ? `Sends \`${method} ${path}\`. The spec declares no success: each answer is thrown as an HttpError.`
      : `Sends \`${method} ${path}\` and returns the content of a success:`,
    listResponses(returned),
    describeServer(operation),
    describeScopes(operation),
    describeRepetition(operation),
    tags(
      `@throws {HttpError} for each other status: see {@link ${operation.names.Error}}.`,
      "@throws {DecodeError} when a success has other content than the spec declares.",
      "@throws {NetworkError} when no complete response arrives.",
      "@throws {TimeoutError} when `timeout` or `deadline` runs out.",
      "@throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.",
      documentation === undefined ? undefined : `@see ${documentation}`,
      deprecated ? "@deprecated The provider has deprecated this operation." : undefined,
    ),
  );
}

/** What a response says, with the names of its header fields. */
export function describeResponse({ description, headers }: Response): string {
  if (headers.length === 0) return description;
  const fields = `Header fields: ${headers.map((name) => `\`${name}\``).join(", ")}.`;
  return description === "" ? fields : `${description.replace(/(?<![.!?:;,])$/, ".")} ${fields}`;
}

/** Responses as a list of Markdown. */
export function listResponses(responses: readonly Response[]): string {
  return responses
    .map((response) => {
      const text = describeResponse(response);
      // Lines that are not indented would end the item.
      return text === ""
        ? `- ${response.status}`
        : `- ${response.status}: ${text.replace(/\n(?=.)/g, "\n  ")}`;
    })
    .join("\n");
}

function describeServer({ server }: Operation): string | undefined {
  return server && `The request goes to \`${server.url}\`, unless the client has a \`baseUrl\`.`;
}

/** What a token has to be allowed, in each alternative. */
function describeScopes({ security }: Operation): string | undefined {
  const alternatives = security.map((needed) => {
    const scoped = needed.filter(({ scopes }) => scopes.length > 0);
    return scoped.map(({ option, scopes }) => {
      return `\`${option}\` ${scopes.map((scope) => `\`${scope}\``).join(" and ")}`;
    });
  });
  const described = alternatives.filter((each) => each.length > 0).map((each) => each.join(", "));
  return described.length === 0 ? undefined : `Scopes that a credential needs: ${described.join("; or ")}.`;
}

/** What happens to a lost request: a caller in an incident has to know. */
function describeRepetition(operation: Operation): string {
  const { serverWait } = operation;
  const again = isRepeatable(operation)
    ? "Sending it again is safe: the client does so, `retries` times, when no answer comes or the server is busy."
    : "The client sends it again only when the server says that it has not processed it.";
  if (serverWait === undefined) return again;
  return `${again} An attempt lasts at least as long as the \`${serverWait.property}\` of \`body\`, and 5 s more.`;
}
