import { ROOT } from "./bundle.js";
import { corpus, locate } from "./corpus.js";

/** An API and the one operation of it that is called, in the words of its document. */
export interface Api {
  readonly name: string;
  /** The OpenAPI document. */
  readonly source: string;
  readonly server: string;
  /** Whether a bearer token is sent. */
  readonly isSecured: boolean;
  /** As a function of JavaScript may be named. */
  readonly operation: string;
  readonly method: "POST";
  readonly path: string;
  readonly tag: string;
  /** An expression for each path parameter, by its name in the document. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** One operation, of a spec of ours. */
export const smallApi: Api = {
  name: "forboc",
  source: `${ROOT}specs/forboc/openapi.yaml`,
  server: "https://api.forbocai.com/v1",
  isSecured: true,
  operation: "stopGhostSession",
  method: "POST",
  path: "/ghost/{sessionId}/stop",
  tag: "Ghost",
  parameters: { sessionId: "id" },
};

/** 1,223 operations, of which one is called. */
export const largeApi: Api = {
  name: "github",
  source: locate(corpus.find(({ name }) => name === "github")!),
  server: "https://api.github.com",
  isSecured: false,
  operation: "actionsCancelWorkflowRun",
  method: "POST",
  path: "/repos/{owner}/{repo}/actions/runs/{run_id}/cancel",
  tag: "Actions",
  parameters: { owner: '"example"', repo: '"agents"', run_id: "Number(id)" },
};

/** The path as a template literal of JavaScript, with each parameter encoded. */
export function pathTemplate({ path, parameters }: Api): string {
  return path.replace(/\{(.*?)\}/g, (_, name: string) => `\${encodeURIComponent(${parameters[name]})}`);
}

/** The parameters as the properties of an object literal. */
export function properties({ parameters }: Api): string {
  return Object.entries(parameters)
    .map(([name, value]) => (name === value ? name : `${name}: ${value}`))
    .join(", ");
}
