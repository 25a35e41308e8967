import { chmod, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { formatMainJob } from "../src/main-job-table.js";
import { type MainJobRow, runMainJob } from "../src/main-job.js";
import { createTemporaryFolder } from "../src/temporary-folder.js";
import { createWorkspace, type Files, manifest, scope, writeFiles } from "./fixture-workspace.js";

const spec = `openapi: 3.1.0
info: { title: A provider, version: v1 }
servers: [{ url: https://api.example/v1 }]
paths:
  /sessions/{id}/stop:
    post:
      operationId: stopSession
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        "200":
          description: It is over.
          content:
            application/json:
              schema: { type: object, properties: { status: { type: string } } }
              example: { status: stopped }
`;

/** A client as the generator could have made it. */
const client = `import { post } from "${scope}/runtime";
export const stopSession = (baseUrl, id) => post(baseUrl + "/sessions/" + id + "/stop");
`;

const runtime = `export async function post(url) {
  const response = await fetch(url, { method: "POST" });
  if (!response.ok) throw new Error(await response.text());
  return response.json();
}
`;

/** What the generator's \`emitProgram\` gives for such a client. */
async function emitProgram(specFile: string, { baseUrl }: { baseUrl: string }): Promise<string> {
  const provider = basename(dirname(specFile));
  return `import { stopSession } from "${scope}/${provider}";
const result = await stopSession(${JSON.stringify(baseUrl)}, "session-1");
console.log(JSON.stringify({ operation: "stopSession", result }));
`;
}

/** A clone whose generator and build have nothing to do. */
async function createClone(files: Files) {
  const workspace = await createWorkspace({
    "tools/generator/dist/cli.js": "",
    "node_modules/.bin/turbo": "#!/bin/sh\n",
    "packages/runtime/package.json": manifest("runtime", {}),
    "packages/runtime/dist/index.js": runtime,
    ...providerFiles("acme"),
    ...files,
  });
  await chmod(join(workspace.path, "node_modules/.bin/turbo"), 0o755);
  return workspace;
}

function providerFiles(name: string): Files {
  return {
    [`specs/${name}/openapi.yaml`]: spec,
    [`packages/${name}/package.json`]: manifest(name, { [`${scope}/runtime`]: "workspace:^" }),
    [`packages/${name}/dist/index.js`]: client,
  };
}

interface Run {
  readonly rows: readonly MainJobRow[];
  readonly steps: readonly string[];
}

async function run(root: string, signal: AbortSignal = new AbortController().signal): Promise<Run> {
  const steps: string[] = [];
  const rows = await runMainJob({
    root,
    emitProgram,
    signal,
    runStep: (title, work) => {
      steps.push(title);
      return work(() => undefined);
    },
  });
  return { rows, steps };
}

/** Gives the job a temporary folder of its own, to see what it leaves there. */
async function useTemporaryFolder(): Promise<string> {
  const folder = await createTemporaryFolder("test-tmp");
  vi.stubEnv("TMPDIR", folder.path);
  onTestFinished(async () => {
    vi.unstubAllEnvs();
    await folder[Symbol.asyncDispose]();
  });
  return folder.path;
}

test("takes a provider from its spec to a stopped agent, and cleans up", async () => {
  await using clone = await createClone({});
  const temporary = await useTemporaryFolder();
  const { rows, steps } = await run(clone.path);
  expect(rows).toEqual([
    {
      provider: "acme",
      packageName: "@fixture/acme@1.0.0",
      call: {
        request: "POST /v1/sessions/session-1/stop",
        answer: '200 {"status":"stopped"}',
        milliseconds: expect.any(Number),
      },
    },
  ]);
  expect(steps).toEqual([
    "Generate 1 packages from specs/",
    "Build",
    "Start a private registry on loopback",
    expect.stringMatching(/^Publish 2 packages to http:\/\/127\.0\.0\.1:\d+\/$/),
    `Install 1 packages by name with npm, in ${temporary}/${steps[4]?.split("/").at(-1)}`,
    "Stop an agent of acme",
  ]);
  expect(await readdir(temporary)).toEqual([]);
});

test("a provider that fails does not hide the others", async () => {
  await using clone = await createClone({
    ...providerFiles("lost"),
    ...providerFiles("rogue"),
    ...providerFiles("twice"),
    ...providerFiles("wrong"),
    "packages/rogue/dist/index.js": 'export const stopSession = () => { throw new TypeError("No way."); };\n',
    "packages/twice/dist/index.js": `import { post } from "${scope}/runtime";
export async function stopSession(baseUrl, id) {
  await post(baseUrl + "/sessions/" + id + "/stop");
  return post(baseUrl + "/sessions/" + id + "/stop");
}
`,
    "packages/wrong/dist/index.js": `import { post } from "${scope}/runtime";
export const stopSession = async (baseUrl, id) => ({ ...(await post(baseUrl + "/sessions/" + id + "/stop")), status: "?" });
`,
    "packages/lost/package.json": { ...manifest("lost", {}), private: true },
  });
  const { rows } = await run(clone.path);
  expect(rows.map(({ provider, call, problem }) => [provider, call?.answer ?? problem])).toEqual([
    ["acme", '200 {"status":"stopped"}'],
    ["lost", "@fixture/lost was not published. There is no such package."],
    ["rogue", "stop-rogue.mjs failed. TypeError: No way."],
    ["twice", "The program sent 2 requests, not one."],
    [
      "wrong",
      expect.stringMatching(
        /^The provider sent \{\s*"status": "stopped"\s*\}, the program got \{"status":"\?"\}\.$/,
      ),
    ],
  ]);
});

test("a step that fails gives each provider a row with the reason", async () => {
  await using clone = await createClone(providerFiles("second"));
  await writeFiles(clone.path, {
    "tools/generator/dist/cli.js":
      'console.error("specs/acme/openapi.yaml:3:1 rule\\n  Write it so."); process.exitCode = 2;\n',
  });
  const { rows } = await run(clone.path);
  expect(rows.map(({ provider, packageName }) => [provider, packageName])).toEqual([
    ["acme", "@fixture/acme"],
    ["second", "@fixture/second"],
  ]);
  for (const { problem } of rows) {
    expect(problem).toContain(
      "generate --strict` ended with exit code 2.\n  specs/acme/openapi.yaml:3:1 rule",
    );
  }
});

test("ends what it started when it is interrupted, and cleans up", async () => {
  await using clone = await createClone({
    "packages/acme/dist/index.js":
      "export const stopSession = () => new Promise((resolve) => setTimeout(resolve, 60_000));\n",
  });
  const temporary = await useTemporaryFolder();
  const controller = new AbortController();
  const interruption = new Error("Enough.");
  const started = performance.now();
  setTimeout(() => controller.abort(interruption), 4000);
  await expect(run(clone.path, controller.signal)).rejects.toBe(interruption);
  expect(performance.now() - started).toBeLessThan(20_000);
  expect(await readdir(temporary)).toEqual([]);
});

test("shows a table, and each problem once", () => {
  const call = {
    request: "POST /v1/sessions/session-1/stop",
    answer: '200 {"status":"stopped"}',
    milliseconds: 120,
  };
  const rows = [
    { provider: "acme", packageName: "@fixture/acme@1.0.0", call },
    { provider: "bolt", packageName: "@fixture/bolt", problem: "It broke." },
    { provider: "core", packageName: "@fixture/core", problem: "It broke." },
  ];
  expect(formatMainJob(rows)).toBe(
    `
Provider  Package              Request sent                      Answer                    Time
acme      @fixture/acme@1.0.0  POST /v1/sessions/session-1/stop  200 {"status":"stopped"}  120 ms
bolt      @fixture/bolt        -                                 failed                    -
core      @fixture/core        -                                 failed                    -

bolt, core: It broke.`.trimStart(),
  );
  expect(formatMainJob(rows.slice(0, 1), 80)).toBe(
    `
Provider  Package              Request sent          Answer                Time
acme      @fixture/acme@1.0.0  POST /v1/s…on-1/stop  200 {"status":"stop…  120 ms`.trimStart(),
  );
});
