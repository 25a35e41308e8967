import { api } from "./api.js";
import { testCases } from "./diff-case.js";

const two = api({ sections: "" }).replace(
  "paths:\n",
  `paths:
  /agents:
    get: { operationId: listAgents, responses: { "204": { description: None. } } }
`,
);

testCases([
  { title: "nothing", base: api(), head: api(), bump: undefined, reasons: [] },
  {
    title: "only the layout of the file, comments and the order of keys",
    base: api(),
    head: `# A comment.\n${api().replace("info:\n  title: Acme\n", 'info:\n  # Another.\n  "title": "Acme"\n\n')}`,
    bump: undefined,
    reasons: [],
  },
  {
    title: "the version of the document",
    base: api(),
    head: api().replace('version: "1"', 'version: "2"'),
    bump: undefined,
    reasons: [],
  },
  { title: "an operation is new", base: api(), head: two, bump: "minor", reasons: ["`listAgents` is new."] },
  {
    title: "an operation is gone",
    base: two,
    head: api(),
    bump: "major",
    reasons: ["`listAgents` is gone."],
    code: "await acme.listAgents(client);",
  },
  {
    title: "an operation has another name",
    base: api(),
    head: api({ operationId: "endAgent" }),
    bump: "major",
    reasons: ["`stopAgent` is called `endAgent`."],
    code: `await acme.stopAgent(client, { id: "a" });`,
  },
  {
    title: "an operation has another method",
    base: api(),
    head: api({ method: "put" }),
    bump: "major",
    // The method also decides that a request can be sent again.
    reasons: [
      "`stopAgent` sends `PUT /agents/{id}/stop` in place of `POST /agents/{id}/stop`.",
      "`stopAgent` is sent again when no answer comes.",
    ],
    request: { refusedBy: "base", method: "PUT", path: "/agents/a/stop" },
  },
  {
    title: "an operation has another path",
    base: api(),
    head: api({ path: "/v2/agents/{id}/stop" }),
    bump: "major",
    reasons: ["`stopAgent` sends `POST /v2/agents/{id}/stop` in place of `POST /agents/{id}/stop`."],
    request: { refusedBy: "base", path: "/v2/agents/a/stop" },
  },
  {
    title: "an operation is deprecated",
    base: api(),
    head: api({ operation: "deprecated: true" }),
    bump: "minor",
    reasons: ["`stopAgent` is deprecated."],
  },
  {
    title: "an operation is not deprecated any more",
    base: api({ operation: "deprecated: true" }),
    head: api(),
    bump: "patch",
    reasons: ["`stopAgent` is not deprecated any more."],
  },
  {
    title: "sending it again is safe",
    base: api(),
    head: api({ operation: "x-repeatable: true" }),
    bump: "minor",
    reasons: ["`stopAgent` is sent again when no answer comes."],
  },
  {
    title: "the prose of an operation",
    base: api({ operation: "description: Stops it." }),
    head: api({ operation: "description: Stops an agent." }),
    bump: "patch",
    reasons: ["`stopAgent` is documented anew."],
  },
  {
    title: "the prose of the document",
    base: api(),
    head: api().replace("Stops agents of Acme.", "Ends agents of Acme."),
    bump: "patch",
    reasons: ["The package is documented anew."],
  },
  {
    title: "a type is new",
    base: api(),
    head: api({ schemas: "Agent: { type: string }" }),
    bump: "minor",
    reasons: ["The type `Agent` is new."],
  },
  {
    title: "a type is gone",
    base: api({ schemas: "Agent: { type: string }" }),
    head: api(),
    bump: "major",
    reasons: ["The type `Agent` is gone."],
    code: `const agent: acme.Agent = "a"; void agent;`,
  },
]);
