import { spec } from "../spec.js";

/** What a spec of one operation says, in flow style where it is YAML. */
export interface Api {
  readonly parameters?: string;
  readonly body?: string;
  /** The schema of what a 200 returns; without one, there is a 204. */
  readonly result?: string;
  readonly responses?: string;
  /** More members of the operation, each on a line. */
  readonly operation?: string;
  readonly schemas?: string;
  /** More sections of the document. */
  readonly sections?: string;
  readonly method?: string;
  readonly path?: string;
  readonly operationId?: string;
}

const ID =
  "{ name: id, in: path, required: true, description: The id., schema: { type: string }, example: agent-1 }";

/** The text of a spec of one operation, `stopAgent`, which takes an `id` and what is given. */
export function api(given: Api = {}): string {
  const { method = "post", path = "/agents/{id}/stop", operationId = "stopAgent" } = given;
  const result =
    given.result &&
    `"200": { description: Stopped., content: { application/json: { schema: ${given.result} } } }`;
  const lines = [
    `operationId: ${operationId}`,
    `parameters: [${[path.includes("{id}") ? ID : "", given.parameters ?? ""].filter((each) => each !== "").join(", ")}]`,
    ...(given.body === undefined ? [] : [`requestBody: ${given.body}`]),
    `responses: { ${given.responses ?? result ?? `"204": { description: Stopped. }`} }`,
    ...(given.operation === undefined ? [] : [given.operation]),
  ];
  const schemas = given.schemas === undefined ? "" : `components:\n  schemas:\n    ${given.schemas}\n`;
  return spec(
    `paths:\n  ${path}:\n    ${method}:\n${lines.map((line) => `      ${line}\n`).join("")}${schemas}${given.sections ?? ""}`,
  );
}

/** A request body of JSON. */
export function json(schema: string, required = true): string {
  return `{ required: ${required}, content: { application/json: { schema: ${schema} } } }`;
}
