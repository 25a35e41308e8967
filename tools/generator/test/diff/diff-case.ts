import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { startProviderServer } from "agent-stop-contract";
import { expect, test } from "vitest";
import { bumpOf } from "../../src/diff/api-change.js";
import { compare } from "../../src/diff/compare.js";
import { compile } from "../../src/diff/compilation.js";
import { loadSide, type Side } from "../../src/diff/side.js";
import { createWorkspace } from "../workspace.js";

const REPOSITORY = {
  runtimeName: "@agent-stop/runtime",
  scope: "@agent-stop",
  registry: "http://127.0.0.1:4873/",
};

/** Two specs, and what follows from their difference. */
export interface DiffCase {
  readonly title: string;
  readonly base: string;
  readonly head: string;
  readonly bump: "major" | "minor" | "patch" | undefined;
  /** What is said, but for what the compiler says. */
  readonly reasons: readonly string[];
  /** What the user is told to look at. */
  readonly note?: string;
  /** For a major: statements of a user that compile with the package of `base`, and not with that of `head`. */
  readonly code?: string;
  /** For a major: a request that a server of one spec takes, and that one of the other refuses. */
  readonly request?: SentRequest;
}

interface SentRequest {
  /** `head`: what users send now is refused. `base`: what the new package sends, a server of before refuses. */
  readonly refusedBy: "base" | "head";
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Two specs as the packages that they become. */
export async function loadSides(
  base: string,
  head: string,
): Promise<{ readonly base: Side; readonly head: Side }> {
  const { folder } = await createWorkspace({ base, head });
  const load = (name: string): Promise<Side> => loadSide(REPOSITORY, join(folder, "specs", name), "acme");
  return { base: await load("base"), head: await load("head") };
}

/** Holds each case to its row. */
export function testCases(cases: readonly DiffCase[]): void {
  test.each(cases)("$bump: $title", async ({ base, head, bump, reasons, note, code, request }) => {
    const sides = await loadSides(base, head);
    const changes = compare(sides.base, sides.head);
    const bySpec = changes.filter(({ found }) => found === "spec");
    expect(bySpec.map(({ message }) => message)).toEqual(reasons);
    expect(bumpOf(changes)).toBe(bump);
    expect(changes.find((each) => each.note !== undefined)?.note).toBe(note);
    // A major shows whom it breaks.
    expect(code !== undefined || request !== undefined).toBe(bump === "major");
    if (code !== undefined) {
      expect(compileUse(sides.base, code)).toEqual([]);
      expect(compileUse(sides.head, code)).not.toEqual([]);
    }
    if (request !== undefined) {
      const { refusedBy } = request;
      expect(await statusOf(refusedBy === "head" ? base : head, request)).toBeLessThan(300);
      expect([400, 401, 404, 405, 415]).toContain(
        await statusOf(refusedBy === "head" ? head : base, request),
      );
    }
  });
}

function compileUse({ files, provider }: Side, code: string): readonly string[] {
  const text = `import * as acme from "./acme/src/index.js";
declare const client: acme.AcmeClient;
export const use = async (): Promise<void> => {
${code}
};
`;
  return compile(text, { acme: files }, provider).map(({ message }) => message);
}

/** The status that a server which holds requests to the spec answers with. */
async function statusOf(
  text: string,
  { method = "POST", path, headers = {}, body }: SentRequest,
): Promise<number> {
  const { folder } = await createWorkspace({});
  const file = join(folder, "openapi.yaml");
  await mkdir(folder, { recursive: true });
  await writeFile(file, text);
  const server = await startProviderServer(file);
  try {
    const url = new URL(server.baseUrl).origin + path;
    const response = await fetch(url, { method, headers, ...(body !== undefined && { body }) });
    return response.status;
  } finally {
    await server.close();
  }
}
