import { properties } from "../api.js";
import { locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const fets: Peer = {
  name: "fets",
  about: "types from the document itself, as TypeScript; the platform's fetch",
  package: "fets",
  installed: ["fets"].map(locatePackage),
  // What its manual asks for: the document as a constant.
  generation: (source) => ({
    args: [new URL("../document-constant.js", import.meta.url).pathname, source, "document.ts"],
  }),
  program: (api) => ({
    setUp: `import { createClient, type NormalizeOAS } from "fets";
import type { document } from "./document.js";
const client = createClient<NormalizeOAS<typeof document>>({
  endpoint: "${api.server}",
  fetchFn: fetch,
  ${api.isSecured ? `globalParams: { headers: { authorization: "Bearer example-token" } },` : ""}
});`,
    call: `client["${api.path}"].${api.method.toLowerCase()}({ params: { ${properties(api)} } }).json()`,
  }),
  typedError: `const answer = await client["/ghost/{sessionId}/stop"].post({ params: { sessionId: id } });
const code = answer.ok ? undefined : (await answer.json()).error.code;`,
};
