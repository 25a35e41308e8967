// `behaviour-process.js <module of the peer>`: what its `call` does when things go wrong. Waits are a thousandth as long.

/** What a client does by itself. */
export interface Behaviour {
  /** A call that nobody answers ends, within what would be an hour. */
  readonly timesOut: boolean;
  /** A 503 is followed by another request. */
  readonly repeats: boolean;
  /** A 404 with an error as JSON is not taken for what was asked for: the call throws. */
  readonly throwsOnError: boolean;
  /** A 200 with a page of HTML throws. */
  readonly checksContent: boolean;
  /** `a/b?c` as a parameter of the path arrives as one segment. */
  readonly encodesPath: boolean;
  /** `..` as a parameter of the path does not lead to another path. */
  readonly keepsPath: boolean;
}

const MANY = 1_000;
const { setTimeout: startTimer } = globalThis;
const shorten = (ms = 0): number => Math.ceil(ms / MANY);

Object.assign(globalThis, {
  setTimeout: (act: () => void, ms?: number) => startTimer(act, shorten(ms)),
});
AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  startTimer(() => controller.abort(new DOMException("too late", "TimeoutError")), shorten(ms));
  return controller.signal;
};

type Answer = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

const sent: string[] = [];
let answer: Answer = () => Promise.reject(new Error("not yet"));
globalThis.fetch = (input, init) => {
  sent.push(input instanceof Request ? input.url : String(input));
  return answer(input, init);
};

const [module = ""] = process.argv.slice(2);
const { call } = (await import(module)) as { readonly call: (id: string) => Promise<unknown> };

const fine = { success: true, data: {}, status: "stopped", sessionId: "ghost-1" };
const problem = { success: false, error: { code: "NO_SUCH_SESSION", message: "There is none." } };
const busy = new Response("{}", {
  status: 503,
  headers: { "content-type": "application/json", "retry-after": "0" },
});
const page = "<!doctype html><title>Maintenance</title>";

const behaviour: Behaviour = {
  throwsOnError:
    (await outcome("ghost-1", () => Promise.resolve(Response.json(problem, { status: 404 })))) === "thrown",
  checksContent:
    (await outcome("ghost-1", () =>
      Promise.resolve(new Response(page, { headers: { "content-type": "text/html" } })),
    )) === "thrown",
  repeats: await repeats(),
  encodesPath: (await pathFor("a/b?c")).includes("a%2Fb%3Fc"),
  keepsPath: await keepsPath(),
  timesOut: (await outcome("ghost-1", unanswered)) === "thrown",
};
process.stdout.write(JSON.stringify(behaviour), () => process.exit());

async function outcome(id: string, given: Answer): Promise<"returned" | "thrown" | "pending"> {
  answer = given;
  sent.length = 0;
  const ended = (async () => call(id))().then(
    () => "returned" as const,
    () => "thrown" as const,
  );
  return Promise.race([ended, new Promise<"pending">((done) => startTimer(() => done("pending"), 3_600))]);
}

async function repeats(): Promise<boolean> {
  await outcome("ghost-1", () => Promise.resolve(sent.length === 1 ? busy : Response.json(fine)));
  return sent.length > 1;
}

async function pathFor(id: string): Promise<string> {
  await outcome(id, () => Promise.resolve(Response.json(fine)));
  return sent.length === 0 ? "" : new URL(sent[0]!).pathname;
}

async function keepsPath(): Promise<boolean> {
  const [usual, unusual] = [await pathFor("ghost-1"), await pathFor("..")];
  // Nothing was sent, or nothing but that segment differs.
  return unusual === "" || unusual.split("/").length === usual.split("/").length;
}

/** Ends when its signal does. */
function unanswered(input: string | URL | Request, init?: RequestInit): Promise<Response> {
  const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
  return new Promise((_, fail) => {
    signal?.addEventListener("abort", () => fail(signal.reason as Error));
  });
}
