import { UsageError } from "./usage-error.js";

/** Makes the URL of a Server out of the client's options, which hold the values of its variables. */
export type ServerTemplate = (options: object) => string;

/**
 * A Server Object of OpenAPI with variables in braces, and the default of each; of one that has an `enum`, all of its
 * values, the default first. A variable whose default is empty must be among the options.
 */
export function serverTemplate(
  url: string,
  variables: Readonly<Record<string, string | readonly string[]>>,
): ServerTemplate {
  return (options) =>
    url.replace(/\{([^{}]+)\}/g, (_, name: string) => {
      const variable = variables[name] ?? "";
      const [usual, ...others] = [variable].flat();
      // Own properties only: a variable may well be named "constructor".
      const value = new Map<string, unknown>(Object.entries(options)).get(name) ?? usual;
      const refuse = (problem: string): UsageError => new UsageError("createClient", `${name} ${problem}`);
      if (value === "") throw refuse("is missing, and so is baseUrl");
      if (value === usual || others.includes(value as string)) return value as string;
      if (variable !== usual) throw refuse(`must be ${[variable].flat().join(" or ")}`);
      // Anything else could end the host or the path that the variable stands in.
      if (typeof value === "string" && /^[\w~-][\w.~-]*$/.test(value)) return value;
      throw refuse("must be letters, digits, -, _, . and ~");
    });
}
