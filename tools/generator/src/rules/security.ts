import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { isIdentifier } from "../identifier.js";

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
