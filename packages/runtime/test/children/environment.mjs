// Notes which environment variables the package reads, and what it leaves changed: nothing.
import { Writable } from "node:stream";

const reads = [];
const { env } = process;
process.env = new Proxy(env, {
  get: (target, name) => {
    if (/runtime\/dist|openapi-fetch/.test(new Error().stack ?? "")) reads.push(String(name));
    return target[name];
  },
});

const holders = {
  globalThis,
  Object,
  Array,
  Promise,
  Headers,
  Request,
  Response,
  Error,
  AbortSignal,
  Writable,
};
function snapshot() {
  return Object.entries(holders).flatMap(([name, holder]) =>
    [holder, holder.prototype ?? {}].flatMap((each) =>
      Object.entries(Object.getOwnPropertyDescriptors(each)).map(([key, { value, get }]) => [
        name,
        key,
        value ?? get,
      ]),
    ),
  );
}

// The platform makes some of its globals when they are first used.
await fetch(process.argv[2], { method: "POST" });
const before = snapshot();
const { openapiFetch } = await import("@agent-stop/runtime");
const wire = await import("@agent-stop/runtime/wire");
const client = wire.createClient({ server: process.argv[2] }, {});
const operation = { operationId: "x", method: "POST", path: "/x", parameters: [], responses: {} };
await wire.send(
  client,
  { ...operation, responses: { 200: { "application/json": wire.decodeJson } } },
  {},
  {},
);
await wire.send(client, operation, {}, {}).catch(() => {});
await openapiFetch(client).POST("/x");
const after = snapshot();

const changed = after.filter(([name, key, value], index) => {
  const [nameBefore, keyBefore, valueBefore] = before[index] ?? [];
  return name !== nameBefore || key !== keyBefore || !Object.is(value, valueBefore);
});
console.log(
  JSON.stringify({
    reads,
    changed: changed.map(([name, key]) => `${name}.${key}`),
    size: after.length - before.length,
  }),
);
