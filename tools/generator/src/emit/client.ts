import type { Provider, SecurityScheme, ServerVariable } from "../provider.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc, tags } from "./js-doc.js";
import { emitCredentialFields, emitSecurity, isBasic } from "./security.js";
import { emitServer, isAbsolute } from "./server.js";

/** `src/client.ts`: the function that creates the client, its options, and what the package knows of the API. */
export function emitClient(provider: Provider): GeneratedFile {
  const { Client, ClientOptions, createClient } = provider.names;
  const { securitySchemes, serverVariables, security } = provider;
  const [server] = provider.servers;
  const text = `${preamble(provider.specFile)}
import type { ${emitImports(securitySchemes).join(", ")} } from ${JSON.stringify(provider.runtimeName)};
import * as wire from ${JSON.stringify(`${provider.runtimeName}/wire`)};
import type { paths } from "./schema.js";

${jsDoc(
  `Creates a client of ${provider.title}. ${provider.description}`,
  describeServers(provider),
  describeOtherServers(provider),
  tags("@throws {UsageError} when the base URL or another option can't be used."),
)}
export function ${createClient}(options: ${ClientOptions}${needsOptions(provider) ? "" : " = {}"}): ${Client} {
  return wire.createClient<paths>(api, options);
}

${jsDoc(`A client of ${provider.title}: the first argument of this package's functions.`)}
export interface ${Client} extends Client<paths> {}

${jsDoc(`What \`${createClient}\` takes: credentials${serverVariables.length > 0 ? ", server variables" : ""}, and the options of every client.`)}
export interface ${ClientOptions} extends ClientOptions {
${needsBaseUrl(provider) ? `${jsDoc(BASE_URL_NOTE)}\nreadonly baseUrl: string | URL;` : ""}
${securitySchemes.map((scheme) => emitCredential(provider, scheme)).join("\n")}
${serverVariables.map(emitVariable).join("\n")}
}

const api: wire.Api = {
  server: ${emitServer(server)},
  ${emitMember("security", emitSecurity(securitySchemes, security))}
  ${emitMember("credentialFields", emitCredentialFields(securitySchemes))}
};
`;
  return { path: "src/client.ts", text };
}

function emitMember(name: string, code: string | undefined): string {
  return code === undefined ? "" : `${name}: ${code},`;
}

function emitImports(schemes: readonly SecurityScheme[]): readonly string[] {
  return [
    ...(schemes.some(isBasic) ? ["BasicCredentials"] : []),
    "Client",
    "ClientOptions",
    ...(schemes.length > 0 ? ["Credential"] : []),
  ];
}

const BASE_URL_NOTE = "Where requests go: the spec names no host. Its own path belongs to it.";

/** Whether the spec names no place to send to, so that the caller has to. */
export function needsBaseUrl({ servers: [server] }: Provider): boolean {
  return !isAbsolute(server);
}

/** Where requests go, in prose. */
export function describeServers({ servers: [server] }: Provider): string {
  if (isAbsolute(server)) return `Requests go to \`${server.url}\`. ${server.description}`;
  if (server.url === "/") return "The spec names no server: `baseUrl` says where requests go.";
  return `The spec names the server \`${server.url}\`, without a host that requests could go to: \`baseUrl\` says it all. ${server.description}`;
}

/** The servers that are for `baseUrl`, whose variables are filled in by whoever writes it. */
function describeOtherServers({ servers: [, ...others] }: Provider): string | undefined {
  const also = others.map(({ url, description, variables }) => {
    const notes = [description.replace(/\.$/, ""), ...variables.map(describeValues)].filter(Boolean);
    return notes.length === 0 ? `\`${url}\`` : `\`${url}\` (${notes.join("; ")})`;
  });
  return also.length > 0 ? `\`baseUrl\` names another server, such as ${also.join(" or ")}.` : undefined;
}

function describeValues({ option, default: usual, enum: values }: ServerVariable): string {
  const quoted = values.map((value) => `\`${value}\``).join(" or ");
  if (quoted !== "") return `\`{${option}}\` is ${quoted}`;
  return usual === undefined ? "" : `\`{${option}}\` is \`${usual}\` by default`;
}

/** Whether a client without options could call nothing. */
function needsOptions(provider: Provider): boolean {
  return needsBaseUrl(provider) || provider.securitySchemes.some((scheme) => isRequired(provider, scheme));
}

/** Whether a client without this credential could call nothing. */
export function isRequired({ operations }: Provider, { option }: SecurityScheme): boolean {
  const isAlways = operations.every(({ security }) => {
    return security.length > 0 && security.every((needed) => needed.some((each) => each.option === option));
  });
  return operations.length > 0 && isAlways;
}

/** What a credential may be, beyond a text. */
export const CREDENTIAL_NOTE =
  "A function is called for each attempt, and once more when the server answers 401.";

/** What a credential is, where that does not go without saying. */
export function describeCredential(scheme: SecurityScheme): string {
  if (isBasic(scheme)) return `${scheme.description} A user name and a password.`;
  if (scheme.type === "apiKey" && scheme.in === "cookie") {
    return `${scheme.description} Sent as a cookie, which browsers refuse to do.`;
  }
  return scheme.description;
}

function emitCredential(provider: Provider, scheme: SecurityScheme): string {
  const type = isBasic(scheme) ? "Credential<BasicCredentials>" : "Credential";
  const property = `${jsDoc(describeCredential(scheme), CREDENTIAL_NOTE)}\nreadonly ${JSON.stringify(scheme.option)}`;
  return isRequired(provider, scheme) ? `${property}: ${type};` : `${property}?: ${type} | undefined;`;
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
  const type = variable.enum.map((value) => JSON.stringify(value)).join(" | ") || "string";
  return `${jsDoc(describeVariable(variable))}
readonly ${JSON.stringify(variable.option)}?: ${type} | undefined;`;
}
