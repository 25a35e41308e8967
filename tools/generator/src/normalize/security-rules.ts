import { isObject } from "../load/specification.js";
import { insertInOperation, listOperations, mapOperations } from "./operations.js";
import { insertField } from "./root-order.js";
import type { Members, NormalizeRule, RuleContext } from "./rule.js";

/** A header field that carries a credential, as the scheme that it stands for. */
interface Credential {
  readonly name: string;
  readonly scheme: Members;
  readonly isRequired: boolean;
}

/** Names of header fields that carry a key. */
export const KEY_HEADER: RegExp = /^(?:x-)?(?:[\w-]+-)?(?:api|auth|access|subscription)[-_]?(?:key|token)$/i;

export const credentialParameter: NormalizeRule = {
  title: "Header parameters that carry a credential become a security scheme and `security`.",
  kind: "OpenApi",
  repair: (root, context) => {
    let withSchemes = root;
    const isSecured = "security" in root;
    const repaired = mapOperations(root, ({ path, method, value }) => {
      const parameters = Array.isArray(value["parameters"]) ? (value["parameters"] as unknown[]) : [];
      const credentials: Credential[] = [];
      const kept = parameters.filter((each, index) => {
        const place = ["paths", path, method, "parameters", index];
        const credential = readCredential(context.resolve(each), root, context, place);
        if (credential !== undefined) credentials.push(credential);
        return credential === undefined;
      });
      if (credentials.length === 0) return value;
      const names: string[] = [];
      for (const { scheme, name } of credentials) {
        const [next, found] = addScheme(withSchemes, name, scheme);
        withSchemes = next;
        names.push(found);
      }
      const { parameters: _, ...rest } = value;
      const bare = kept.length === 0 ? rest : { ...value, parameters: kept };
      const isRequired = credentials.some((each) => each.isRequired);
      const requirement = Object.fromEntries(names.map((name) => [name, []]));
      const security = isRequired ? [requirement] : [{}, requirement];
      const isKept = isSecured || "security" in value;
      return isKept ? bare : insertInOperation(bare, "security", security);
    });
    if (repaired === root) return root;
    const components = withSchemes["components"];
    return liftSecurity(
      components === undefined ? repaired : insertField(repaired, "components", components),
    );
  },
};

function readCredential(
  parameter: Members,
  root: Members,
  context: RuleContext,
  place: readonly (string | number)[],
): Credential | undefined {
  const { name, in: where, description, required } = parameter;
  if (where !== "header" || typeof name !== "string") return undefined;
  const isRequired = required === true;
  if (KEY_HEADER.test(name)) {
    context.note(
      place,
      `${JSON.stringify(name)} carries a credential. Declared a security scheme in its place.`,
    );
    return { name: "apiKey", scheme: { type: "apiKey", in: "header", name }, isRequired };
  }
  if (name.toLowerCase() !== "authorization") return undefined;
  const declared = Object.values(schemesOf(root)).find(
    (scheme) => isObject(scheme) && scheme["type"] === "http",
  ) as Members | undefined;
  const isBearer =
    /\bbearer\b/i.test(String(description)) || context.facts.some(({ sendsBearer }) => sendsBearer);
  const isBasic = /\bbasic\b/i.test(String(description));
  const known = declared?.["scheme"];
  const said = isBearer ? "bearer" : isBasic ? "basic" : "";
  const type = typeof known === "string" ? known : said;
  if (type === "") {
    context.ask(
      place,
      "Which scheme does the field Authorization have: bearer, basic, another one? OpenAPI ignores it as a parameter.",
    );
    return undefined;
  }
  context.note(place, "OpenAPI ignores a parameter of this name. Wrote `security` in its place.");
  return { name: type === "basic" ? "basic" : "token", scheme: { type: "http", scheme: type }, isRequired };
}

function schemesOf(root: Members): Members {
  const components = isObject(root["components"]) ? root["components"] : {};
  return isObject(components["securitySchemes"]) ? components["securitySchemes"] : {};
}

/** A document that has a scheme, and its name there: one of the same kind is taken for it. */
function addScheme(root: Members, name: string, scheme: Members): readonly [root: Members, name: string] {
  const schemes = schemesOf(root);
  const keys = Object.keys(scheme);
  const sign = (each: unknown): string =>
    keys.map((key) => String(Object(each)[key]).toLowerCase()).join(" ");
  const known = Object.keys(schemes).find((each) => sign(schemes[each]) === sign(scheme));
  if (known !== undefined) return [root, known];
  let free = name;
  for (let number = 2; Object.hasOwn(schemes, free); number += 1) free = `${name}${number}`;
  const components = { ...Object(root["components"]), securitySchemes: { ...schemes, [free]: scheme } };
  return [insertField(root, "components", components), free];
}

/** What holds for all operations is said once, for the document. */
function liftSecurity(root: Members): Members {
  const operations = listOperations(root);
  const [first] = operations;
  const security = first?.value["security"];
  if ("security" in root || security === undefined) return root;
  const text = JSON.stringify(security);
  if (!operations.every(({ value }) => JSON.stringify(value["security"]) === text)) return root;
  const lifted = mapOperations(root, ({ value }) => {
    const { security: _, ...rest } = value;
    return rest;
  });
  return insertField(lifted, "security", security);
}

export const securityUnused: NormalizeRule = {
  title:
    "A security scheme that nothing uses gets its `security` where a sample of the page sends it; else that is proposed.",
  kind: "OpenApi",
  repair: (root, { facts, note, ask, propose }) => {
    const schemes = Object.entries(schemesOf(root));
    const isUsed = "security" in root || listOperations(root).some(({ value }) => "security" in value);
    if (schemes.length === 0 || isUsed) return root;
    const [name, scheme] = schemes[0]!;
    const isBearer =
      isObject(scheme) && scheme["type"] === "http" && /^bearer$/i.test(String(scheme["scheme"]));
    if (
      schemes.length === 1 &&
      isBearer &&
      facts.length > 0 &&
      facts.every(({ sendsBearer }) => sendsBearer)
    ) {
      note(
        ["components", "securitySchemes", name],
        "Nothing uses the scheme, and the samples send it. Wrote `security`.",
      );
      return insertField(root, "security", [{ [name]: [] }]);
    }
    ask(
      ["components", "securitySchemes"],
      "Which operations ask for a credential? Schemes are declared, and nothing uses them.",
    );
    const lines = schemes.map(([each]) => `  - ${optionOf(root, each)}: []`);
    propose(["components"], ["Likely, as nothing uses the schemes:", "security:", ...lines].join("\n"));
    return root;
  },
};

/** The name of a scheme as an option that a user passes: `token` or `apiKey`, where one scheme alone can have it. */
function optionOf(root: Members, name: string): string {
  const schemes = schemesOf(root);
  const sort = (each: unknown): string | undefined => {
    const { type, scheme } = Object(each) as Members;
    if (type === "http" && /^bearer$/i.test(String(scheme))) return "token";
    return type === "apiKey" ? "apiKey" : undefined;
  };
  const option = sort(schemes[name]);
  const isAlone = Object.values(schemes).filter((each) => sort(each) === option).length === 1;
  return option !== undefined && isAlone && !Object.hasOwn(schemes, option) ? option : name;
}

export const securitySchemeName: NormalizeRule = {
  title: "A security scheme is named as the option that a user passes: `token`, `apiKey`.",
  kind: "OpenApi",
  repair: (root, { note }) => {
    const schemes = schemesOf(root);
    const names = new Map(Object.keys(schemes).map((name) => [name, optionOf(root, name)]));
    if ([...names].every(([name, option]) => name === option)) return root;
    for (const [name, option] of names) {
      if (name !== option)
        note(
          ["components", "securitySchemes", name],
          `Named it ${JSON.stringify(option)}, as the option that a user passes.`,
        );
    }
    const rename = (members: unknown): Members => {
      return Object.fromEntries(
        Object.entries(Object(members)).map(([name, each]) => [names.get(name) ?? name, each]),
      );
    };
    const renameIn = (holder: Members): Members => {
      const { security } = holder;
      return Array.isArray(security) ? { ...holder, security: security.map(rename) } : holder;
    };
    const renamed = mapOperations(renameIn(root), ({ value }) => renameIn(value));
    return { ...renamed, components: { ...Object(root["components"]), securitySchemes: rename(schemes) } };
  },
};
