// What the types take, say and refuse, whatever the provider. `pnpm check` compiles it; nothing runs it.
import { expectTypeOf, test } from "vitest";
import {
  type CallOptions,
  type Client,
  type ClientErrorStatus,
  type ClientOptions,
  type HttpError,
  isHttpError,
  type Status,
  type Stop,
  type StopOutcome,
  type StopResult,
} from "../src/index.js";
import { createMock, type Mock, type MockApi, type MockScript } from "../src/mock.js";

interface Problem {
  readonly title: string;
}
interface Missing {
  readonly id: string;
}

test("the status of an HttpError narrows its body: one status, a range, and what is left", () => {
  type StopError =
    | HttpError<404, Missing>
    | HttpError<Exclude<ClientErrorStatus, 404>, Problem>
    | HttpError<Exclude<Status, 204 | ClientErrorStatus>>;
  const error = new Error() as StopError;
  expectTypeOf(error.body).toEqualTypeOf<unknown>();
  if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<Missing | undefined>();
  if (error.status === 499) expectTypeOf(error.body).toEqualTypeOf<Problem | undefined>();
  if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<unknown>();
  if (error.status === 0) expectTypeOf(error.body).toEqualTypeOf<unknown>();
  // @ts-expect-error 204 is a success.
  if (error.status === 204) throw error;
  // @ts-expect-error Errors are of a client: nobody writes to them.
  error.status = 500;
});

test("an HttpError of one Operation is an HttpError", () => {
  expectTypeOf<HttpError<404, Missing>>().toExtend<HttpError>();
  expectTypeOf<HttpError>().not.toExtend<HttpError<404, Missing>>();
  const error: unknown = new Error();
  // @ts-expect-error Nothing is known of it yet.
  expectTypeOf(error.status);
  if (isHttpError(error)) expectTypeOf(error.status).toEqualTypeOf<number>();
});

test("options are those that there are", () => {
  const options: CallOptions = { timeout: 1, deadline: undefined, signal: new AbortController().signal };
  expectTypeOf(options).toEqualTypeOf<CallOptions>();
  const misspelt: CallOptions = {
    // @ts-expect-error A misspelt signal would abort nothing.
    sginal: new AbortController().signal,
  };
  const text: CallOptions = {
    // @ts-expect-error A time is a number, in ms.
    timeout: "30s",
  };
  const client: ClientOptions = {
    // @ts-expect-error The option is called baseUrl.
    baseURL: "https://api.example.com",
  };
  const headers: ClientOptions = {
    // @ts-expect-error A header field is a text.
    headers: { "x-trace": 1 },
  };
  expectTypeOf([misspelt, text, client, headers]).toBeArray();
});

test("a fetch is what takes a URL and what to send", () => {
  expectTypeOf<{ readonly fetch: typeof fetch }>().toExtend<ClientOptions>();
  expectTypeOf<{ readonly fetch: Mock }>().toExtend<ClientOptions>();
  const options: ClientOptions = {
    // @ts-expect-error An answer is a Response, and comes later.
    fetch: () => "stopped",
  };
  expectTypeOf(options).toEqualTypeOf<ClientOptions>();
});

test("a client belongs to the functions of its own provider", () => {
  type Ghosts = Client<{ readonly "/ghost/{id}/stop": object }>;
  type Runs = Client<{ readonly "/runs/{id}/cancel": object }>;
  const stop = ((client: Ghosts) => client) as unknown as Stop<Ghosts, { readonly id: string }>;
  const [ghosts, runs] = [{} as Ghosts, {} as Runs];
  expectTypeOf(stop(ghosts, { id: "ghost-1" })).resolves.toEqualTypeOf<StopResult>();
  void stop(
    // @ts-expect-error A client of another provider.
    runs,
    { id: "ghost-1" },
  );
});

test("an outcome is one of seven, and a table of them can be complete", () => {
  const isOver: Readonly<Record<StopOutcome, boolean>> = {
    stopped: true,
    "already-stopped": true,
    stopping: false,
    "still-running": false,
    "not-found": false,
    failed: false,
    unknown: false,
  };
  const { outcome } = {} as StopResult;
  expectTypeOf(isOver[outcome]).toEqualTypeOf<boolean>();
  // @ts-expect-error A word of a provider's.
  if (outcome === "already_stopped") throw new Error();
  // @ts-expect-error An outcome has a hyphen.
  expectTypeOf(isOver["alreadyStopped"]);
});

test("a mock is scripted with names of examples, and with what differs from them", () => {
  type Script = MockScript<"stopped" | "missing">;
  const scripts: Script[] = [
    "stopped",
    ["stopped", "missing"],
    { example: "missing", delay: 10 },
    [{ networkError: true }, { status: 503, headers: { "retry-after": "1" }, body: "busy" }, "stopped"],
    // @ts-expect-error No example has this name.
    "stoped",
    // @ts-expect-error No example has this name.
    ["stopped", "stoped"],
    // @ts-expect-error No example has this name.
    { example: "stoped" },
    // @ts-expect-error A misspelt detail would change nothing.
    { exmaple: "stopped" },
    // @ts-expect-error A status is a number.
    { status: "503" },
  ];
  expectTypeOf(scripts).toBeArray();
  const { requests } = createMock({} as MockApi);
  expectTypeOf(requests[0]?.url).toEqualTypeOf<URL | undefined>();
  // @ts-expect-error What was sent can be read, not written.
  requests.push();
});
