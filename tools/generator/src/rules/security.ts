import type { Oas3Rule, UserContext } from "@redocly/openapi-core";
import { findOptions } from "../build.js";
import type { Options } from "../build/option.js";
import type { OpenApi } from "../document.js";
import { isIdentifier } from "../naming/reserved-names.js";

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

/** Names of schemes and of server variables become options of one object, next to those that every client has. */
export const optionClash: Oas3Rule = () => {
  let options: Options = { credentials: new Map(), variables: new Map() };
  const report = (context: UserContext, location: UserContext["location"], name: string, option?: string) => {
    if (option === undefined || option === name) return;
    const problem = isIdentifier(name) ? "is already an option" : "can't name an option";
    const message = `${JSON.stringify(name)} ${problem}. The option is called \`${option}\`. Rename it.`;
    context.report({ message, location: location.key() });
  };
  return {
    Root(root) {
      options = findOptions(root as unknown as OpenApi);
    },
    NamedSecuritySchemes(named, context) {
      for (const name of Object.keys(named)) {
        report(context, context.location.child(name), name, options.credentials.get(name));
      }
    },
    ServerVariablesMap(named, context) {
      for (const name of Object.keys(named)) {
        report(context, context.location.child(name), name, options.variables.get(name));
      }
    },
  };
};
