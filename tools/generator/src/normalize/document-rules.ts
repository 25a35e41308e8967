import { isObject } from "../load/specification.js";
import { camelCase } from "../naming/words.js";
import { componentName, schemaName } from "./component-rules.js";
import { nounOf, verbOf } from "./noun.js";
import { type FoundOperation, insertInOperation, listOperations, mapOperations } from "./operations.js";
import { insertField } from "./root-order.js";
import type { Members, NormalizeRule } from "./rule.js";
import { credentialParameter, securitySchemeName, securityUnused } from "./security-rules.js";

const version: NormalizeRule = {
  title: "OpenAPI 3.0 becomes 3.1.",
  kind: "OpenApi",
  repair: (root, { isOld, note }) => {
    if (!isOld) return root;
    note(["openapi"], `The document is of OpenAPI ${String(root["openapi"])}. Wrote 3.1.0.`);
    return { ...root, openapi: "3.1.0" };
  },
};

const pathColon: NormalizeRule = {
  title: "A segment `:id` of a path becomes `{id}`.",
  kind: "OpenApi",
  repair: (root, { note, ask }) => {
    const { paths } = root;
    if (!isObject(paths)) return root;
    const entries = Object.entries(paths).map(([path, item]): [string, unknown] => {
      const template = path.replaceAll(/(?<=\/):([A-Za-z_]\w*)(?=\/|$)/g, "{$1}");
      if (template === path) return [path, item];
      if (Object.hasOwn(paths, template)) {
        ask(["paths", path], `${JSON.stringify(template)} is there, too. Which one is right?`);
        return [path, item];
      }
      note(["paths", path], `A parameter of a path stands in braces. Wrote ${JSON.stringify(template)}.`);
      return [template, item];
    });
    const isSame = entries.every(([path]) => Object.hasOwn(paths, path));
    return isSame ? root : { ...root, paths: Object.fromEntries(entries) };
  },
};

const pageServer: NormalizeRule = {
  title: "The server, or the base path that its URL lacks, is taken from the URL line of the page.",
  kind: "OpenApi",
  repair: (root, { facts, note, ask }) => {
    const bases = new Set(facts.map(({ request }) => request && findBase(root, request)).filter(Boolean));
    const [base] = bases;
    if (base === undefined) return root;
    if (bases.size > 1) {
      ask(["servers"], `The operations of the page have different servers: ${[...bases].join(", ")}.`);
      return root;
    }
    const { servers } = root;
    if (!Array.isArray(servers) || servers.length === 0) {
      note(["servers"], `No server is declared. Took ${base} from the URL line of the page.`);
      return insertField(root, "servers", [{ url: base }]);
    }
    const urls = (servers as unknown[]).map((server) => trim(String(Object(server)["url"])));
    if (urls.includes(base)) return root;
    const { origin, pathname } = new URL(base);
    const index = urls.indexOf(origin);
    if (index === -1 || pathname === "/") {
      ask(["servers"], `The page sends to ${base}, which is none of the servers.`);
      return root;
    }
    note(["servers", index, "url"], `The base path is missing. The URL line of the page has ${base}.`);
    return {
      ...root,
      servers: servers.map((each: unknown, at) => (at === index ? { ...Object(each), url: base } : each)),
    };
  },
};

/** The part of a URL before the path of the operation that it ends in. */
function findBase(
  root: Members,
  { method, url }: { readonly method: string; readonly url: string },
): string | undefined {
  const plain = (text: string): string =>
    decodeURI(text).replaceAll(/\{[^{}]*\}|:[A-Za-z_]\w*(?=\/|$)/g, "{}");
  const paths = Object.entries(isObject(root["paths"]) ? root["paths"] : {});
  const path = paths.find(([each, item]) => method in Object(item) && plain(url).endsWith(plain(each)))?.[0];
  if (path === undefined) return undefined;
  const segments = path.split("/").length - 1;
  const base = trim(url).split("/").slice(0, -segments).join("/");
  return URL.canParse(base) && !base.includes("{") ? base : undefined;
}

function trim(url: string): string {
  return url.replace(/\/+$/, "");
}

const pageReference: NormalizeRule = {
  title: "The address that the page gives for itself becomes `externalDocs` of its operation.",
  kind: "OpenApi",
  repair: (root, { facts, note }) => {
    const operations = listOperations(root);
    const references = new Map<Members, string>();
    for (const { request, reference } of facts) {
      const found = request && findOperation(root, request);
      const operation = found ?? (operations.length === 1 && facts.length === 1 ? operations[0] : undefined);
      if (reference === undefined || operation === undefined || "externalDocs" in operation.value) continue;
      if (!references.has(operation.value)) references.set(operation.value, reference);
    }
    return mapOperations(root, ({ path, method, value }) => {
      const url = references.get(value);
      if (url === undefined) return value;
      note(["paths", path, method], `The page names its address, ${url}. Wrote it as externalDocs.`);
      return insertInOperation(value, "externalDocs", { url });
    });
  },
};

function findOperation(
  root: Members,
  request: { readonly method: string; readonly url: string },
): FoundOperation | undefined {
  return listOperations(root).find(({ path, method, value }) => {
    return (
      method === request.method && findBase({ paths: { [path]: { [method]: value } } }, request) !== undefined
    );
  });
}

const infoVersion: NormalizeRule = {
  title:
    "A version that names an endpoint of a documentation tool becomes the one in the path, such as `v1`.",
  kind: "OpenApi",
  repair: (root, { note, ask }) => {
    const { info } = root;
    if (!isObject(info) || !/^(?:endpoint|subpackage)[_-]/.test(String(info["version"]))) return root;
    const [server] = Array.isArray(root["servers"]) ? (root["servers"] as unknown[]) : [];
    const places = [String(Object(server)["url"]), ...Object.keys(Object(root["paths"]))];
    const found = places.map((place) => /\/(v\d+)(?=\/|$)/.exec(place)?.[1]).find(Boolean);
    if (found === undefined)
      ask(["info", "version"], "Which version does the API have? The page has none; `1.0.0` stands for it.");
    const next = found ?? "1.0.0";
    note(
      ["info", "version"],
      `${JSON.stringify(info["version"])} is no version of the API. Wrote ${JSON.stringify(next)}.`,
    );
    return { ...root, info: { ...info, version: next } };
  },
};

const operationId: NormalizeRule = {
  title:
    "Operation ids become camelCase. Where they name the thing before the verb, the other order is proposed.",
  kind: "OpenApi",
  repair: (root, { note, propose }) => {
    const taken = new Set(listOperations(root).map(({ value }) => value["operationId"]));
    return mapOperations(root, ({ path, method, value }) => {
      const { operationId: id } = value;
      if (typeof id !== "string") return value;
      const place = ["paths", path, method, "operationId"];
      const camel = /^[a-z][A-Za-z0-9]*$/.test(id) ? id : camelCase(id);
      const isFree = /^[a-z]/.test(camel) && !taken.has(camel);
      const name = isFree ? camel : id;
      if (name !== id) {
        taken.add(name);
        note(place, `${JSON.stringify(id)} is no name in code. Wrote ${JSON.stringify(name)}.`);
      }
      const verb = verbOf(path);
      if (verb !== "" && name.endsWith(verb) && !name.startsWith(verb.toLowerCase())) {
        propose(place, `Likely: operationId: ${verb.toLowerCase()}${nounOf(path)}`);
      }
      return name === id ? value : { ...value, operationId: name };
    });
  },
};

/** The rules for the whole document, by name, in the order in which they are applied. */
export const documentRules: Readonly<Record<string, NormalizeRule>> = {
  "openapi-version": version,
  "path-colon": pathColon,
  "page-server": pageServer,
  "page-reference": pageReference,
  "info-version": infoVersion,
  "credential-parameter": credentialParameter,
  "security-unused": securityUnused,
  "security-scheme-name": securitySchemeName,
  "operation-id": operationId,
  "component-name": componentName,
  "schema-name": schemaName,
};
