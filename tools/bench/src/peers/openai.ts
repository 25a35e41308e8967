import { locatePackage } from "./installed.js";
import type { Peer } from "./peer.js";

export const openai: Peer = {
  name: "openai",
  about: "the SDK of OpenAI, as an example of what Stainless generates",
  package: "openai",
  installed: ["openai"].map(locatePackage),
  ownProgram: {
    setUp: `import OpenAI from "openai";
const client = new OpenAI({ apiKey: "example-token", baseURL: "https://api.forbocai.com/v1" });`,
    call: "client.responses.cancel(id)",
  },
  typedError: `const error: unknown = await client.responses.cancel(id).catch((reason: unknown) => reason);
const code = error instanceof OpenAI.APIError ? error.code : undefined;`,
};
