/** The sections of a small spec that has no finding, not even with `--strict`. */
const SECTIONS: Readonly<Record<string, string>> = {
  openapi: "openapi: 3.1.0\n",
  info: `info:
  title: Acme
  version: "1"
  description: Stops agents of Acme.
`,
  servers: `servers:
  - url: https://api.acme.example
    description: Production.
`,
  security: "security: []\n",
  paths: `paths:
  /agents/{id}/stop:
    post:
      operationId: stopAgent
      summary: Stop an agent
      description: Stops one agent.
      parameters:
        - name: id
          in: path
          required: true
          description: The id of the agent.
          schema: { type: string }
          example: agent-1
      responses:
        "204": { description: The agent stopped. }
        default: { description: The agent did not stop. }
`,
};

/**
 * The text of a spec: the given sections, then those that every spec needs and that were not given. What is given
 * starts at line 2, or at line 1 where it says the version itself.
 */
export function spec(sections = ""): string {
  const given = new Set(sections.match(/^\w+(?=:)/gm));
  const missing = Object.keys(SECTIONS).filter((name) => name !== "openapi" && !given.has(name));
  const version = given.has("openapi") ? "" : SECTIONS["openapi"];
  return [version, sections, ...missing.map((name) => SECTIONS[name])].join("");
}
