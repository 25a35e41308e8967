import { pathTemplate } from "../api.js";
import { locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const ky: Peer = {
  name: "ky",
  about: "by hand, its types too",
  package: "ky",
  installed: ["ky"].map(locatePackage),
  program: (api) => ({
    setUp: `import ky from "ky";
const client = ky.create({
  prefixUrl: "${api.server}",
  ${api.isSecured ? `headers: { authorization: "Bearer example-token" },` : ""}
  // Ours sends this operation again, too.
  retry: { methods: ["post"] },
});`,
    call: `client.post(\`${pathTemplate(api).slice(1)}\`).json<{ readonly status?: string }>()`,
  }),
};
