import type { Oas3Rule, UserContext } from "@redocly/openapi-core";

/** Descriptions become doc comments: what has none is a riddle in the editor. */
export const described: Oas3Rule = () => {
  const wanted = (kind: string) => {
    return (node: { description?: unknown }, { report, location }: UserContext): void => {
      if (typeof node.description === "string" && node.description.trim() !== "") return;
      report({ message: `This ${kind} has no description. Say in your own words what it is.`, location });
    };
  };
  return {
    Info: wanted("document"),
    Operation: wanted("operation"),
    Parameter: wanted("parameter"),
    RequestBody: wanted("request body"),
    SecurityScheme: wanted("security scheme"),
    Server: wanted("server"),
    ServerVariable: wanted("server variable"),
    SchemaProperties(properties, { report, location, resolve }) {
      for (const [name, schema] of Object.entries(properties)) {
        const isDescribed = [schema, resolve(schema).node].some(
          (each) => (each as { description?: unknown })?.description,
        );
        if (isDescribed) continue;
        const message = `Property ${JSON.stringify(name)} has no description. Say in your own words what it is.`;
        report({ message, location: location.child(name).key() });
      }
    },
  };
};

/** Examples are what the contract tests, the READMEs and the mock server are made of. */
export const exampleGiven: Oas3Rule = () => ({
  Parameter(parameter, { report, location }) {
    if (parameter.example !== undefined || Object.keys(parameter.examples ?? {}).length > 0) return;
    report({
      message: `Parameter ${JSON.stringify(parameter.name)} has no example. Add \`example\`.`,
      location,
    });
  },
  MediaType(content, { report, location }) {
    for (const name of Object.keys(content.examples ?? {})) {
      if (/^[a-z][a-z0-9_]*$/.test(name)) continue;
      const message = `Example name ${JSON.stringify(name)} becomes a file name. Use lower-case letters, digits and "_".`;
      report({ message, location: location.child(["examples", name]).key() });
    }
    if (Object.keys(content.examples ?? {}).length > 0) return;
    report({
      message: "This content has no examples. Add `examples`, one for each documented variant.",
      location,
    });
  },
});
