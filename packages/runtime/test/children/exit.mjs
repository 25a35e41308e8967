// Makes one kind of call, prints what it came to, and must then exit by itself.
import { openapiFetch } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";

const [kind, url] = process.argv.slice(2);
const controller = new AbortController();
const { signal } = controller;

const operation = {
  operationId: "stopAgent",
  method: "POST",
  path: `/${kind}`,
  parameters: [],
  responses: { 200: { "application/json": wire.decodeJson } },
  repeatable: true,
};

const api = {
  server: kind === "refused" ? "http://127.0.0.1:2" : url,
  security: wire.firstOf({ token: wire.bearer }, [["token"]]),
};

const token = kind === "credential" ? () => new Promise(() => {}) : "example-token";
const client = wire.createClient(api, { token, deadline: 600_000 });
const options = {
  success: { signal },
  refused: { signal, retries: 1 },
  timeout: { signal, timeout: 100, retries: 0 },
  abort: { signal },
  wait: { signal },
  deadline: { signal, deadline: 100 },
  credential: { signal, timeout: 100, retries: 0 },
  garbage: { signal: undefined, timeout: 100, retries: 0 },
  crowd: { signal },
};
if (kind === "abort" || kind === "wait") setTimeout(() => controller.abort(), 200);

const call = () =>
  wire.send(client, operation, {}, options[kind]).then(
    () => "success",
    (error) => error.name,
  );

if (kind === "garbage") {
  // While it is pending, everything that can be collected is collected.
  const timer = setInterval(() => globalThis.gc(), 5);
  console.log(await call());
  clearInterval(timer);
} else if (kind === "crowd") {
  const outcomes = await Promise.all(Array.from({ length: 200 }, call));
  const { response } = await openapiFetch(client).POST("/crowd", { signal });
  console.log(
    outcomes.every((outcome) => outcome === "success") && response.ok ? "success" : outcomes.join(),
  );
} else console.log(await call());
