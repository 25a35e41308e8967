import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { acme, at } from "./acme.js";
import { type Clone, createClone } from "./clone.js";

/** A page as documentation sites serve it. */
const page = (spec: string): string =>
  `# Stop an agent\n\n## OpenAPI Specification\n\n\`\`\`yaml\n${spec}\`\`\`\n`;

/** A provider that answers on loopback, and a clone that knows its page. */
async function createProvider(answer: RequestListener, differences: readonly string[] = []): Promise<Clone> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/stop.md`;
  return createClone({
    "specs/acme/openapi.yaml": acme(),
    "specs/acme/upstream.json": { page: address, differences },
  });
}

const serve =
  (text: string, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { "content-type": "text/markdown" }).end(text);

const row = (state: string): RegExp =>
  new RegExp(`^\\| \`acme\` \\| \`http://127\\.0\\.0\\.1:\\d+/stop\\.md\` \\| ${state} \\|$`, "m");

test("a page that says what it said, in other prose, is as it was", async () => {
  const clone = await createProvider(serve(page(acme({ summary: "End an agent" }))));
  const { exitCode, stdout, stderr } = await clone.run("upstream");
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "Look at the page of acme\n" });
  expect(stdout).toMatch(row("as it was"));
});

test("a page that moved is shown with what is new and what is gone, until that is accepted", async () => {
  const known = ["`Agent.since` (in responses) is new."];
  const clone = await createProvider(serve(page(acme({ properties: at }))), known);
  const { exitCode, stdout } = await clone.run("upstream", ["acme"]);
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(row("\\*\\*changed\\*\\*"));
  expect(stdout).toContain(`
\`\`\`text
+ \`Agent.at\` (in responses) is new.
- \`Agent.since\` (in responses) is new.
\`\`\`
`);
  expect((await clone.run("upstream", ["--accept"])).exitCode).toBe(0);
  const record = JSON.parse(await clone.read("specs/acme/upstream.json")) as { differences: string[] };
  expect(record.differences).toEqual(["`Agent.at` (in responses) is new."]);
  expect((await clone.run("upstream")).exitCode).toBe(0);
});

const losses: readonly { title: string; answer: RequestListener; want: string }[] = [
  { title: "is gone", answer: serve("Not here.", 404), want: "It answers 404." },
  {
    title: "is an error in HTML",
    answer: serve("<!doctype html><title>Sorry</title>"),
    want: "page.md: is a page of HTML or XML.",
  },
  { title: "does not come", answer: () => undefined, want: "It has not come within 0.5 s." },
  {
    title: "stops in the middle",
    answer: (_, response) => void response.writeHead(200).write("# Stop"),
    want: "It has not come within 0.5 s.",
  },
  {
    title: "hangs up",
    answer: ({ socket }) => void socket.destroy(),
    want: "It can't be reached (UND_ERR_SOCKET).",
  },
];

test.for(losses)(
  "a page that $title is not to be had, and its record stays",
  async ({ answer, want, title }) => {
    const clone = await createProvider(answer);
    // A page that is sent has all the time that a busy machine takes.
    const seconds = /come|middle/.test(title) ? "0.5" : "60";
    const { exitCode, stdout } = await clone.run("upstream", ["--accept", "--timeout", seconds]);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(row("\\*\\*not to be had\\*\\*"));
    expect(stdout).toContain(want);
    expect(stdout).not.toContain("agent-stop-upstream-");
    expect(await clone.git("status", "--porcelain")).toBe("");
  },
);

test("text of a page can't be anything but text in the issue", async () => {
  const spec = acme({
    properties: '"x```\\n@team ![](https://evil.example/i.png)": { type: string, description: X. }',
  });
  const clone = await createProvider(serve(page(spec)));
  const { stdout } = await clone.run("upstream");
  const [, fence = "", inside = ""] = /^(`{3,})text\n([^]*?)\n\1$/m.exec(stdout) ?? [];
  expect(inside).toContain("@team");
  expect(inside.split("\n").filter((line) => line.startsWith(fence))).toEqual([]);
  expect(stdout.replace(inside, "")).not.toContain("@team");
});

test.for([
  { title: "a provider that there is not", args: ["gone"], want: "There is no specs/gone. There are: acme." },
  { title: "a time that is none", args: ["--timeout", "soon"], want: "--timeout is a number of seconds" },
])("refuses $title", async ({ args, want }) => {
  const clone = await createProvider(serve(""));
  const { exitCode, stderr } = await clone.run("upstream", args);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(want);
});

test("refuses a record that names no page", async () => {
  const clone = await createProvider(serve(""));
  await clone.write({ "specs/acme/upstream.json": { page: "file:///etc/passwd", differences: [] } });
  const { exitCode, stderr } = await clone.run("upstream");
  expect(exitCode).toBe(2);
  expect(stderr).toContain('specs/acme/upstream.json: needs "page", an address with http or https');
});
