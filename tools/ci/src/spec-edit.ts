import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isMap, isSeq, parseDocument, type YAMLMap } from "yaml";

/** A change that a provider could make, and what has to follow from it. */
export interface SpecEdit {
  readonly title: string;
  readonly bump: "patch" | "minor" | "major";
  readonly edit: (spec: Document) => void;
}

/** The provider that the rehearsal edits: the one that has an optional parameter. */
export const editedProvider = "foundry";

const notFound = [
  "paths",
  "/agents/{agent_name}/endpoint/sessions/{session_id}:stop",
  "post",
  "responses",
  "4XX",
  "content",
  "application/json",
  "examples",
  "not_found",
  "value",
];

export const specEdits: readonly SpecEdit[] = [
  {
    title: "prose",
    bump: "patch",
    edit: (spec) => {
      spec.setIn(["info", "description"], "Stops hosted agents, as the rehearsal has it.");
    },
  },
  {
    title: "a new optional response field",
    bump: "minor",
    edit: (spec) => {
      const field = { type: "boolean", description: "Whether a later request may do better." };
      spec.setIn(["components", "schemas", "FoundryError", "properties", "retryable"], field);
      // Examples go over the wire in the contract tests.
      spec.setIn([...notFound, "error", "retryable"], false);
    },
  },
  {
    title: "an operation parameter that was optional has to be given",
    bump: "major",
    edit: (spec) => {
      const parameter = findParameter(spec, "Foundry-Features");
      parameter.set("required", true);
      // A single value would be filled in, and ask nothing of the caller.
      parameter.deleteIn(["schema", "const"]);
    },
  },
];

/** Edits the spec of a clone. */
export async function editSpec(root: string, { edit }: SpecEdit): Promise<void> {
  const file = join(root, "specs", editedProvider, "openapi.yaml");
  const spec = parseDocument(await readFile(file, "utf8"));
  edit(spec);
  await writeFile(file, spec.toString());
}

function findParameter(spec: Document, name: string): YAMLMap {
  const paths = spec.get("paths");
  for (const path of isMap(paths) ? paths.items : []) {
    for (const operation of isMap(path.value) ? path.value.items : []) {
      const parameters = isMap(operation.value) ? operation.value.get("parameters") : undefined;
      const found = isSeq(parameters)
        ? parameters.items.find((each) => isMap(each) && each.get("name") === name)
        : undefined;
      if (isMap(found)) return found;
    }
  }
  throw new Error(
    `specs/${editedProvider}/openapi.yaml has no parameter ${name} any more. The rehearsal needs one that is optional.`,
  );
}
