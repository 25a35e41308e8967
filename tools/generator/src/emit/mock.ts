import type { OpenApi } from "../document.js";
import type { Example, Operation, Provider, Response, SecurityScheme } from "../provider.js";
import { successes } from "../provider.js";
import { isBasic } from "./security.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc, tags } from "./js-doc.js";
import { emitShape } from "./mock-shape.js";
import { emitObject, emitValue } from "./object-literal.js";
import { wireStatus } from "./wire-status.js";

/** With more operations than this, examples would outweigh all else that the package has. */
const MAX_OPERATIONS = 50;

/** Whether the package has a mock. */
export function hasMock({ operations }: Provider): boolean {
  return operations.length > 0 && operations.length <= MAX_OPERATIONS;
}

/** `src/mock.ts`: a `fetch` that answers with the spec's examples, for users' own tests. */
export function emitMock(provider: Provider, document: OpenApi): GeneratedFile {
  const { operations, names, runtimeName } = provider;

  const text = `${preamble(provider.specFile)}
import * as mock from ${JSON.stringify(`${runtimeName}/mock`)};

${jsDoc(
  `Creates a \`fetch\` for tests, which answers as the spec of ${provider.title} shows, without a network: \`${names.createClient}({ fetch: ${names.createMock}() })\`. It answers with the first success, unless \`answers\` says otherwise, and refuses requests that the spec does not describe. \`requests\` holds the others.`,
  tags("@throws {UsageError} when `answers` names an operation or an example that the spec does not have."),
)}
export function ${names.createMock}(answers?: ${names.MockAnswers}): mock.Mock {
  return mock.createMock(api, answers);
}

${jsDoc(`What \`${names.createMock}\` takes: for each operation the name of an example, or one after the other.`)}
export interface ${names.MockAnswers} {
${operations.map(emitScript).join("\n")}
}

const api: mock.MockApi = {
  name: ${JSON.stringify(provider.packageName)},
  securitySchemes: [${provider.securitySchemes.map(emitPlace).join(", ")}],
  operations: [${operations.map((operation) => emitOperation(document, operation)).join(", ")}],
};
`;
  return { path: "src/mock.ts", text };
}

function emitScript(operation: Operation): string {
  const type = nameExamples(operation)
    .map(({ name }) => JSON.stringify(name))
    .join(" | ");
  return `readonly ${operation.names.function}?: mock.MockScript<${type || "never"}> | undefined;`;
}

function emitOperation(document: OpenApi, operation: Operation): string {
  const { method, path, pathTemplate, parameters, security, requestBody } = operation;
  const needed = parameters.filter((each) => each.required && ["query", "header"].includes(each.in));
  const found = needed.filter(
    ({ style }) => !(style?.type === "style" && style.explode && style.name === "form"),
  );
  return emitObject({
    function: JSON.stringify(operation.names.function),
    method: JSON.stringify(method),
    path: JSON.stringify(pathTemplate),
    parameters: JSON.stringify(found.map(({ in: location, name }) => ({ in: location, name }))),
    security: JSON.stringify(security.map((schemes) => schemes.map(({ option }) => option))),
    body:
      requestBody &&
      emitObject({
        required: String(requestBody.required),
        mediaTypes: JSON.stringify(requestBody.content.map(({ name }) => name)),
        shape: emitShape(document, path, method),
      }),
    usual: JSON.stringify(nameExamples(operation).find(({ status }) => status < 300)?.name),
    examples: emitObject(Object.fromEntries(nameExamples(operation).map(({ name, code }) => [name, code]))),
  });
}

/** An example by the name that a mock knows it under. */
export interface NamedExample {
  readonly name: string;
  readonly status: number;
  readonly code: string;
}

/** Successes first. Where two responses have examples of one name, the later one's has its status before it. */
export function nameExamples(operation: Operation): readonly NamedExample[] {
  const responses = [...new Set([...successes(operation), ...operation.responses])];
  const taken = new Set<string>();
  return responses.flatMap((response) => {
    return examplesOf(response).map((example): NamedExample => {
      const own = example?.name ?? response.status;
      const name = taken.has(own) ? `${response.status} ${own}` : own;
      taken.add(name);
      const [mediaType] = response.content;
      const status = wireStatus(operation, response);
      const code = emitObject({
        status: String(status),
        mediaType:
          mediaType && mediaType.name !== "application/json" ? JSON.stringify(mediaType.name) : undefined,
        body: example && emitValue(example.value),
      });
      return { name, status, code };
    });
  });
}

/** What a response can be answered with; undefined stands for no content. */
export function examplesOf({ status, content: [mediaType] }: Response): readonly (Example | undefined)[] {
  if (status.startsWith("1")) return [];
  if (mediaType === undefined) return [undefined];
  return mediaType.kind === "json" || mediaType.kind === "text" ? mediaType.examples : [];
}

function emitPlace(scheme: SecurityScheme): string {
  if (scheme.type === "apiKey")
    return JSON.stringify({ option: scheme.option, in: scheme.in, name: scheme.fieldName });
  const name = isBasic(scheme) ? "Basic" : scheme.scheme === "bearer" ? "Bearer" : scheme.scheme;
  return JSON.stringify({ option: scheme.option, in: "header", name: "authorization", scheme: name });
}
