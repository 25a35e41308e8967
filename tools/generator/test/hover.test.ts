import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";

const PACKAGES = fileURLToPath(new URL("../../../packages/", import.meta.url));
const FILE = `${PACKAGES}forboc/test/hover.ts`;

/** What an editor shows for the last `word` in the code of a user of `@agent-stop/forboc`. */
function hover(code: string, word: string): { readonly signature: string; readonly prose: string } {
  const service = ts.createLanguageService({
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => "1",
    getScriptSnapshot: (path) => {
      const text = path === FILE ? code : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => PACKAGES,
    getCompilationSettings: () => ({
      strict: true,
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      paths: Object.fromEntries(
        ["forboc", "runtime"].map((name) => [`@agent-stop/${name}`, [`./${name}/src/index.ts`]]),
      ),
    }),
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => path === FILE || ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
  });
  const info = service.getQuickInfoAtPosition(FILE, code.lastIndexOf(word));
  return {
    signature: ts.displayPartsToString(info?.displayParts),
    prose: ts.displayPartsToString(info?.documentation),
  };
}

test("hovering an operation shows the spec's prose, and a signature of plain names", () => {
  const code = `import { stopGhostSession } from "@agent-stop/forboc";\nstopGhostSession;`;
  const { signature, prose } = hover(code, "stopGhostSession");
  expect(signature.replace(/^\(alias\) /, "").replace(/\nimport stopGhostSession$/, "")).toBe(
    "function stopGhostSession(client: ForbocClient, parameters: StopGhostSessionParameters, options?: CallOptions): Promise<GhostSession>",
  );
  expect(prose).toContain("End a Ghost session.");
  expect(prose).toContain("whether this request ended it (`stopped`)");
});

test("hovering a parameter, an option and a property shows what the spec says of it", () => {
  const call = `import { createForbocClient, stopGhostSession } from "@agent-stop/forboc";
const forboc = createForbocClient({ token: "" });
const session = await stopGhostSession(forboc, { sessionId: "" });
session.status;`;
  expect(hover(call, "sessionId")).toEqual({
    signature: "(property) StopGhostSessionParameters.sessionId: string",
    prose: "The id of the Ghost session to end.",
  });
  expect(hover(call, "token").prose).toContain("An API key of Forboc AI, sent as a bearer token.");
  expect(hover(call, "status").signature).toContain('"stopped" | "already_stopped" | undefined');
});
