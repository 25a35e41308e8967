import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** The names of header fields and of cookies are tokens (RFC 9110, section 5.6.2); others can't be sent. */
export const headerName: Oas3Rule = () => {
  const check = (field: { in?: unknown; name?: unknown }, { report, location }: UserContext): void => {
    const { in: place, name } = field;
    if ((place !== "header" && place !== "cookie") || typeof name !== "string") return;
    if (/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return;
    report({
      message: `${JSON.stringify(name)} can't name a ${place === "header" ? "header field" : "cookie"}, whose names are letters, digits and "-". Mend the name.`,
      location: location.child("name"),
    });
  };
  return {
    Parameter: check,
    SecurityScheme: (scheme, context) => check(scheme as { in?: unknown; name?: unknown }, context),
  };
};
