import { optional, type Security, type SecurityScheme } from "./security.js";

/**
 * Writes the credentials of the first alternative that the caller has all options for. An alternative is a Security Requirement
 * Object of OpenAPI: the names of the schemes that are all needed, which are the options too; none for no security.
 */
export function firstOf(
  schemes: Readonly<Record<string, SecurityScheme>>,
  alternatives: readonly (readonly string[])[],
): Security {
  return async (draft, options, refuse) => {
    const given = options as Readonly<Record<string, unknown>>;
    const names = alternatives.find((each) => each.every((name) => given[name] !== undefined));
    if (names === undefined) throw refuse(`needs ${alternatives.join(" or ")} among the client's options`);
    let isRenewable: boolean | undefined;
    for (const name of names) {
      const isThis = await optional(name, schemes[name]!)(draft, options, refuse);
      isRenewable ||= isThis;
    }
    return isRenewable;
  };
}

/** No credential, for an Operation that needs none where its API does. */
export const anonymous: Security = () => Promise.resolve(undefined);
