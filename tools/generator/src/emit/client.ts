import type { Provider, SecurityRequirement, SecurityScheme, Server, ServerVariable } from "../provider.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc, tags } from "./js-doc.js";
import { clientNames } from "./names.js";

/** `src/client.ts`: the function that creates the client, its options, and what the package knows of the API. */
export function emitClient(provider: Provider): GeneratedFile {
  const { Client, ClientOptions, createClient } = clientNames(provider);
  const [server, ...otherServers] = provider.servers;
  const optional = !needsCredential(provider);
  const also = otherServers.map(({ url, description }) => `\`${url}\` (${description.replace(/\.$/, "")})`);
  const credential = provider.securitySchemes.length > 0 ? ["Credential"] : [];
  const imports = ["Client", "ClientOptions", ...credential];
  const text = `${preamble(provider.specFile)}
import type { ${imports.join(", ")} } from ${JSON.stringify(provider.runtimeName)};
import * as wire from ${JSON.stringify(`${provider.runtimeName}/wire`)};
import type { paths } from "./schema.js";

${jsDoc(
  `Creates a client of ${provider.title}. ${provider.description}`,
  `Requests go to \`${server.url}\`. ${server.description}`,
  also.length > 0 ? `\`baseUrl\` names another server, such as ${also.join(" or ")}.` : undefined,
  tags("@throws {UsageError} when the base URL or another option can't be used."),
)}
export function ${createClient}(options: ${ClientOptions}${optional ? " = {}" : ""}): ${Client} {
  return wire.createClient<paths>(api, options);
}

${jsDoc(`A client of ${provider.title}: the first argument of this package's functions.`)}
export interface ${Client} extends Client<paths> {}

${jsDoc(`What \`${createClient}\` takes: credentials${server.variables.length > 0 ? ", server variables" : ""}, and the options of every client.`)}
export interface ${ClientOptions} extends ClientOptions {
${provider.securitySchemes.map((scheme) => emitCredential(provider, scheme)).join("\n")}
${server.variables.map(emitVariable).join("\n")}
}

const api: wire.Api = {
  server: ${emitServer(server)},
  securitySchemes: { ${provider.securitySchemes.map(emitScheme).join(", ")} },
  security: ${emitSecurity(provider.security)},
};
`;
  return { path: "src/client.ts", text };
}

/** Whether every alternative needs the same one credential, so that a client without it could call nothing. */
function needsCredential(provider: Provider): boolean {
  return provider.securitySchemes.some((scheme) => isRequired(provider, scheme));
}

/** Whether a client without this credential could call nothing. */
export function isRequired(provider: Provider, scheme: SecurityScheme): boolean {
  const { operations } = provider;
  const isAlways = operations.every(({ security }) => {
    return security.length > 0 && security.every((names) => names.includes(scheme.name));
  });
  return operations.length > 0 && isAlways;
}

/** What a credential may be, beyond a text. */
export const CREDENTIAL_NOTE =
  "A function is called for each attempt, and once more when the server answers 401.";

function emitCredential(provider: Provider, scheme: SecurityScheme): string {
  const type = isRequired(provider, scheme) ? ": Credential" : "?: Credential | undefined";
  return `${jsDoc(scheme.description, CREDENTIAL_NOTE)}\nreadonly ${scheme.name}${type};`;
}

/** What a server variable is, and what holds without it. */
export function describeVariable(variable: ServerVariable): string {
  const fallback =
    variable.default === undefined
      ? "Needed unless `baseUrl` is given."
      : `Default: \`${variable.default}\`.`;
  return `${variable.description} ${fallback}`;
}

function emitVariable(variable: ServerVariable): string {
  return `${jsDoc(describeVariable(variable))}
readonly ${variable.name}?: string | undefined;`;
}

function emitServer({ url, variables }: Server): string {
  if (variables.length === 0) return JSON.stringify(url);
  const defaults = Object.fromEntries(variables.map((each) => [each.name, each.default ?? ""]));
  return `wire.serverTemplate(${JSON.stringify(url)}, ${JSON.stringify(defaults)})`;
}

/** Security Requirements, those that ask for nothing last: the runtime takes the first that the caller has all for. */
export function emitSecurity(security: readonly SecurityRequirement[]): string {
  const asksForNothing = (names: SecurityRequirement): boolean => names.length === 0;
  return JSON.stringify([
    ...security.filter((names) => !asksForNothing(names)),
    ...security.filter(asksForNothing),
  ]);
}

function emitScheme(scheme: SecurityScheme): string {
  return scheme.type === "apiKey"
    ? `${scheme.name}: { in: wire.${scheme.in}, name: ${JSON.stringify(scheme.fieldName)} }`
    : `${scheme.name}: wire.bearer`;
}
