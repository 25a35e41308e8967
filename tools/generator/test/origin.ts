/** Where the model of a spec comes from, for tests that build one in memory. */
export const origin = {
  name: "acme",
  packageName: "@agent-stop/acme",
  runtimeName: "@agent-stop/runtime",
  specFile: "specs/acme/openapi.yaml",
};
