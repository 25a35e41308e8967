// `request-count-process.js <module of the peer>`: counts with constructors that count in place of the platform's.

/** Of one call: how often it makes or copies what `fetch` would make by itself. */
export interface RequestCount {
  requests: number;
  clones: number;
  fetches: number;
}

const count: RequestCount = { requests: 0, clones: 0, fetches: 0 };

globalThis.Request = class extends Request {
  constructor(...given: ConstructorParameters<typeof Request>) {
    super(...given);
    count.requests += 1;
  }
};
for (const prototype of [Request.prototype, Response.prototype]) {
  const clone = Reflect.get(prototype, "clone") as () => unknown;
  const value = function (this: unknown): unknown {
    count.clones += 1;
    return clone.call(this);
  };
  Object.defineProperty(prototype, "clone", { value });
}
globalThis.fetch = () => {
  count.fetches += 1;
  const answer = { success: true, data: {}, status: "stopped", sessionId: "ghost-1" };
  return Promise.resolve(Response.json(answer));
};

const [module = ""] = process.argv.slice(2);
const { call } = (await import(module)) as { readonly call: (id: string) => Promise<unknown> };
await call("ghost-1");
process.stdout.write(JSON.stringify(count));
