import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isIdentifier } from "../naming/reserved-names.js";

const OWNERS: Readonly<Record<string, string>> = {
  authorization: "It carries a credential: declare a security scheme and `security` instead.",
  accept: "It follows from the media types of the responses: delete it.",
  "content-type": "It follows from the media type of the request body: delete it.",
};

/** OpenAPI ignores header parameters of these names (3.1, section 4.8.12.2), so nothing would be sent. */
export const parameterReserved: Oas3Rule = () => ({
  Parameter(parameter, { report, location }) {
    const { name } = parameter;
    const advice = parameter.in === "header" ? OWNERS[name.toLowerCase()] : undefined;
    if (advice === undefined) return;
    report({
      message: `Header parameter ${JSON.stringify(name)} is ignored by OpenAPI. ${advice}`,
      location,
    });
  },
});

/** The name of a scheme is the client option that a user passes. */
export const securitySchemeName: Oas3Rule = () => ({
  SecurityScheme(scheme, { report, location, key }) {
    const wanted = scheme.type === "http" ? "token" : "apiKey";
    if (String(key) === wanted || !["http", "apiKey"].includes(scheme.type)) return;
    report({
      message: `Security scheme ${JSON.stringify(key)} becomes an option of the client. Name it \`${wanted}\`.`,
      location: location.key(),
    });
  },
});

const CLIENT_OPTIONS = new Set(
  "allowInsecureHttp baseUrl deadline fetch headers maxResponseBytes onAttempt retries signal timeout".split(
    " ",
  ),
);

/** Names of schemes and of server variables become options of one object, next to those that every client has. */
export const optionClash: Oas3Rule = () => {
  const schemes = new Set<string>();
  const variables: { name: string; location: UserContext["location"]; report: UserContext["report"] }[] = [];
  return {
    NamedSecuritySchemes(named, { report, location }) {
      for (const name of Object.keys(named)) {
        schemes.add(name);
        check(name, CLIENT_OPTIONS.has(name) ? "every client" : undefined, location.child(name), report);
      }
    },
    ServerVariablesMap(named, { report, location }) {
      for (const name of Object.keys(named)) variables.push({ name, location: location.child(name), report });
    },
    Root: {
      leave() {
        for (const { name, location, report } of variables) {
          const owner = CLIENT_OPTIONS.has(name) ? "every client" : "a security scheme";
          check(name, CLIENT_OPTIONS.has(name) || schemes.has(name) ? owner : undefined, location, report);
        }
      },
    },
  };
};

function check(
  name: string,
  owner: string | undefined,
  location: UserContext["location"],
  report: UserContext["report"],
): void {
  if (owner === undefined && isIdentifier(name)) return;
  const problem = owner === undefined ? "can't name an option" : `is already an option of ${owner}`;
  report({ message: `${JSON.stringify(name)} ${problem}. Rename it.`, location: location.key() });
}

/** A client needs a place to send to. */
export const serverDeclared: Oas3Rule = () => ({
  Root(root, { report, location }) {
    if ((root.servers ?? []).length > 0) return;
    report({ message: "No server is declared. Add `servers` with the provider's base URL.", location });
  },
  Server(server, { report, location }) {
    const url = server.url.replaceAll(/\{[^{}]+\}/g, "variable");
    if (URL.canParse(url) && /^https?:\/\/[^/?#@]+[^?#]*$/.test(url)) return;
    report({
      message: `Server ${JSON.stringify(server.url)} is not an absolute http or https URL without user information, query and fragment. Write it in full.`,
      location: location.child("url"),
    });
  },
});
