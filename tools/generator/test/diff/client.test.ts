import { api } from "./api.js";
import { testCases } from "./diff-case.js";

const schemes = (given: string): string => `components:\n  securitySchemes: { ${given} }\n`;
const token = "token: { type: http, scheme: bearer }";
const apiKey = "apiKey: { type: apiKey, in: header, name: X-Key }";
const both = schemes(`${token}, ${apiKey}`);
const servers = (given: string): string => `servers: [${given}]\n`;
const region = (more: string, url = "https://{region}.acme.example"): string => {
  return servers(`{ url: "${url}", description: Production., variables: { region: { ${more} } } }`);
};

testCases([
  {
    title: "a credential is needed",
    base: api(),
    head: api({ sections: `security: [{ token: [] }]\n${schemes(token)}` }),
    bump: "major",
    reasons: ["`stopAgent` is refused without credentials.", "The credential `token` is new."],
    code: "acme.createAcmeClient();",
    request: { refusedBy: "head", path: "/agents/a/stop" },
  },
  {
    title: "a credential is not needed any more",
    base: api({ sections: `security: [{ token: [] }]\n${schemes(token)}` }),
    head: api({ sections: `security: [{}, { token: [] }]\n${schemes(token)}` }),
    bump: "minor",
    reasons: ["`stopAgent` may be called without credentials."],
  },
  {
    title: "one of two credentials is not enough any more",
    base: api({ sections: `security: [{ token: [] }, { apiKey: [] }]\n${both}` }),
    head: api({ sections: `security: [{ token: [] }]\n${both}` }),
    bump: "major",
    reasons: ["`stopAgent` is refused with `apiKey` alone."],
    code: `acme.createAcmeClient({ apiKey: "k" });`,
    request: { refusedBy: "head", path: "/agents/a/stop", headers: { "x-key": "k" } },
  },
  {
    title: "another credential is taken, too",
    base: api({ sections: `security: [{ token: [] }]\n${both}` }),
    head: api({ sections: `security: [{ token: [] }, { apiKey: [] }]\n${both}` }),
    bump: "minor",
    reasons: ["`stopAgent` may be called with `apiKey` alone."],
  },
  {
    title: "a second credential is needed beside the first",
    base: api({ sections: `security: [{ token: [] }]\n${both}` }),
    head: api({ sections: `security: [{ token: [], apiKey: [] }]\n${both}` }),
    bump: "major",
    reasons: ["`stopAgent` is refused with `token` alone."],
    code: `acme.createAcmeClient({ token: "t" });`,
    request: { refusedBy: "head", path: "/agents/a/stop", headers: { authorization: "Bearer t" } },
  },
  {
    title: "a credential is sent in another field",
    base: api({ sections: `security: [{ apiKey: [] }]\n${schemes(apiKey)}` }),
    head: api({ sections: `security: [{ apiKey: [] }]\n${schemes(apiKey.replace("X-Key", "X-Api-Key"))}` }),
    bump: "major",
    reasons: ["The credential `apiKey` is sent in another way."],
    request: { refusedBy: "base", path: "/agents/a/stop", headers: { "x-api-key": "k" } },
  },
  {
    title: "a credential has another name",
    base: api({ sections: `security: [{}, { token: [] }]\n${schemes(token)}` }),
    head: api({ sections: `security: [{}, { bearer: [] }]\n${schemes(token.replace("token", "bearer"))}` }),
    bump: "major",
    reasons: [
      "The credential `token` is gone.",
      "The credential `bearer` is new.",
      "`stopAgent` takes other credentials, or another one first.",
    ],
    code: `acme.createAcmeClient({ token: "t" });`,
  },
  {
    title: "requests go to another path of the server",
    base: api({ sections: servers("{ url: https://api.acme.example/v1, description: Production. }") }),
    head: api({ sections: servers("{ url: https://api.acme.example/v2, description: Production. }") }),
    bump: "major",
    reasons: ["The client sends to `https://api.acme.example/v2` in place of `https://api.acme.example/v1`."],
    request: { refusedBy: "base", path: "/v2/agents/a/stop" },
  },
  {
    title: "another server can be chosen",
    base: api(),
    head: api({
      sections: servers(
        "{ url: https://api.acme.example, description: Production. }, { url: https://test.acme.example, description: Tests. }",
      ),
    }),
    bump: "minor",
    reasons: ["The client has other servers to choose from."],
  },
  {
    title: "the server has no host any more",
    base: api(),
    head: api({ sections: servers("{ url: /, description: Yours. }") }),
    bump: "major",
    reasons: ["The client sends to `/` in place of `https://api.acme.example`."],
    code: "acme.createAcmeClient();",
  },
  {
    title: "a variable of the server takes one value more",
    base: api({ sections: region("default: eu, enum: [eu, us]") }),
    head: api({ sections: region("default: eu, enum: [eu, us, asia]") }),
    bump: "minor",
    reasons: ["The option `region` takes more values."],
  },
  {
    title: "a variable of the server takes one value less",
    base: api({ sections: region("default: eu, enum: [eu, us]") }),
    head: api({ sections: region("default: eu, enum: [eu]") }),
    bump: "major",
    reasons: ["The option `region` takes nothing but `eu`."],
    code: `acme.createAcmeClient({ region: "us" });`,
  },
  {
    title: "a variable of the server is gone",
    base: api({ sections: region("default: eu") }),
    head: api({ sections: servers("{ url: https://eu.acme.example, description: Production. }") }),
    bump: "major",
    reasons: [
      "The client sends to `https://eu.acme.example` in place of `https://eu.acme.example`.",
      "The option `region` is gone.",
    ],
    code: `acme.createAcmeClient({ region: "us" });`,
  },
  {
    title: "the prose of a server",
    base: api({ sections: servers("{ url: https://api.acme.example, description: Production. }") }),
    head: api({ sections: servers("{ url: https://api.acme.example, description: The one. }") }),
    bump: "patch",
    reasons: ["The servers are documented anew."],
  },
]);
