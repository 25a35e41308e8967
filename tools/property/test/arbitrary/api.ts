import * as fc from "fast-check";
import type { Api, Operation, Parameter, SecurityScheme, Version } from "../api.js";
import { answer } from "./answer.js";
import { body } from "./body.js";
import { operationId } from "./name.js";
import { parameters } from "./parameter.js";
import { securitySchemes } from "./security.js";
import { server } from "./server.js";

/** Any API of up to six operations, each with a call. */
export const api: fc.Arbitrary<Api> = fc
  .tuple(fc.constantFrom<Version[]>("3.0.3", "3.1.0"), securitySchemes, server)
  .chain(([openapi, schemes, root]) =>
    fc.array(operation(openapi, schemes), { minLength: 1, maxLength: 6 }).map((operations) => ({
      openapi,
      server: root,
      securitySchemes: schemes,
      operations: operations.map(distinct),
    })),
  );

/** Gives each operation a path of its own, and an id that stands once. */
function distinct(one: Operation, index: number): Operation {
  const { operationId: id, path } = one;
  return {
    ...one,
    operationId: id === undefined || index === 0 ? id : `${id}${index}`,
    path: `/op${index}${path}`,
  };
}

function operation(version: Version, schemes: readonly SecurityScheme[]): fc.Arbitrary<Operation> {
  return fc
    .record({
      operationId,
      method: fc.constantFrom<Operation["method"][]>("get", "put", "post", "delete", "patch"),
      parameters: parameters(version),
      shared: fc.nat(5),
      body: fc.option(body(version), { nil: undefined }),
      security: fc.option(fc.array(fc.subarray([...schemes]), { maxLength: 3 }), { nil: undefined }),
      chosen: fc.nat(2),
      server: fc.option(server, { nil: undefined, freq: 5 }),
      answer: answer(version),
      verb: fc.constantFrom("", "", ":stop", "/~me/$metadata", "/sub(1)"),
    })
    .map(({ chosen, verb, ...given }) => {
      const security = given.security?.map(onePerPlace);
      return {
        ...given,
        path: pathOf(given.parameters, verb),
        // A GET with content has no meaning (RFC 9110, section 9.3.1), and fetch refuses it.
        body: given.method === "get" ? undefined : given.body,
        security: security?.map((schemesOf) => schemesOf.map(({ key }) => key)),
        credentials: (security?.[chosen % security.length] ?? []).map(({ key }) => key),
      };
    });
}

function pathOf(all: readonly Parameter[], verb: string): string {
  const inPath = all.filter((parameter) => parameter.in === "path");
  return (
    inPath.map(({ name }) => `/{${name}}`).join("/of") + (inPath.length > 0 ? verb : verb.replace(":", "/"))
  );
}

/** Two credentials can't be in one field. */
function onePerPlace(schemes: readonly SecurityScheme[]): readonly SecurityScheme[] {
  return [...new Map(schemes.map((each) => [`${each.place} ${each.field}`, each])).values()];
}
