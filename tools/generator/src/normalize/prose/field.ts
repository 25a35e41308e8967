import type { Members } from "../rule.js";

/** A parameter or a property as a page lists it. */
export interface Field {
  readonly name: string;
  readonly schema: Members;
  /** Undefined where the page does not say. */
  readonly isRequired: boolean | undefined;
  readonly description: string;
}

/** An object with the fields as properties. */
export function objectOf(fields: readonly Field[]): Members {
  const required = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name);
  const properties = fields.map(({ name, schema, description }): [string, Members] => {
    return [name, description === "" ? schema : { ...schema, description }];
  });
  return {
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(properties),
  };
}
