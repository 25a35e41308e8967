import { commandOf, locatePackage } from "./installed.js";
import type { Document, Generation, Peer } from "./peer.js";

export const kubb: Peer = {
  name: "kubb",
  about: "@kubb/plugin-client with its client for fetch, bundled",
  package: "@kubb/core",
  installed: [],
  generators: ["@kubb/cli", "@kubb/core", "@kubb/plugin-client", "@kubb/plugin-oas", "@kubb/plugin-ts"].map(
    locatePackage,
  ),
  generation: (source) => generate([{ name: "kubb", source }]),
  jointGeneration: generate,
  program: (api) => ({
    setUp: `import { setConfig } from "./kubb/.kubb/fetch.js";
import { ${api.operation} } from "./kubb/clients/${api.operation}.js";
setConfig({
  baseURL: "${api.server}",
  ${api.isSecured ? `headers: { authorization: "Bearer example-token" },` : ""}
});`,
    call: `${api.operation}(${Object.values(api.parameters).join(", ")})`,
  }),
};

function generate(documents: readonly Document[]): Generation {
  return {
    files: {
      "kubb.config.mjs": `import { defineConfig } from "@kubb/core";
import { pluginClient } from "@kubb/plugin-client";
import { pluginOas } from "@kubb/plugin-oas";
import { pluginTs } from "@kubb/plugin-ts";

export default defineConfig(${JSON.stringify(documents)}.map(({ name, source }) => ({
  name,
  input: { path: source },
  output: { path: name, extension: { ".ts": ".js" }, format: false, lint: false },
  plugins: [pluginOas({ generators: [] }), pluginTs(), pluginClient({ client: "fetch", bundle: true })],
})));
`,
    },
    args: [commandOf("@kubb/cli", "kubb"), "generate", "--config", "kubb.config.mjs"],
  };
}
