import { describe, expect, test } from "vitest";
import { type DocumentNames, nameDocument } from "../src/naming/document-names.js";

/** Names operations by `METHOD path id #tag`, and schemas by key; the package is called `acme`. */
function name(operations: readonly string[], schemas: readonly string[] = []): DocumentNames {
  const paths: Record<string, Record<string, object>> = {};
  for (const line of operations) {
    const [, method = "", path = "", operationId, tag] = /^(\S+) (\S+)(?: ([^#]*[^# ]))?(?: ?#(.*))?$/.exec(
      line,
    )!;
    paths[path] = {
      ...paths[path],
      [method.toLowerCase()]: { operationId, tags: tag === undefined ? [] : [tag] },
    };
  }
  return nameDocument("acme", {
    paths,
    components: { schemas: Object.fromEntries(schemas.map((key) => [key, {}])) },
  });
}

const functions = (...lines: readonly string[]): readonly string[] => {
  return name(lines).operations.map(({ names }) => names.function);
};
const files = (...lines: readonly string[]): readonly string[] => {
  return name(lines).operations.map(({ names }) => names.file);
};

describe("the function of an operation", () => {
  test.each([
    ["an identifier stays", { given: "POST /a stopAgent", want: "stopAgent" }],
    ["an identifier in another case stays", { given: "POST /a Stop_Agent", want: "Stop_Agent" }],
    ["signs between words", { given: "GET /a repos/get-by id", want: "reposGetById" }],
    ["an acronym at the start", { given: "GET /a API.list", want: "apiList" }],
    ["accents", { given: "GET /a café-öffnen", want: "cafeOffnen" }],
    ["symbols", { given: "GET /a 🚀launch", want: "launch" }],
    ["a digit at the start", { given: "GET /a 1st", want: "get1st" }],
    ["a reserved word with a tag", { given: "DELETE /users/{id} delete #users", want: "deleteUsers" }],
    ["a reserved word without", { given: "DELETE /users/{id} delete", want: "deleteUsersById" }],
    ["a name of the generated code", { given: "POST /mail wire #Mail", want: "wireMail" }],
    [
      "the name of the client's function",
      { given: "POST /a createAcmeClient", want: "createAcmeClientPostA" },
    ],
    ["no id", { given: "GET /users/{id}/repos", want: "getUsersByIdRepos" }],
    ["no id at the root", { given: "GET /", want: "getRoot" }],
    ["letters beyond ASCII, which would be lost", { given: "GET /users 用户get", want: "getUsers" }],
    ["a letter that looks like another", { given: "POST /agents stоp", want: "postAgents" }],
    ["a path beyond ASCII", { given: "GET /用户", want: "getX10ce5db" }],
  ])("%s", (_, { given, want }) => expect(functions(given)).toEqual([want]));

  test("an id that is an identifier goes before those that would become it", () => {
    expect(functions("GET /a stop-agent #a", "GET /b stopAgent #b")).toEqual(["stopAgentA", "stopAgent"]);
  });

  test("the second of two equal ids has a name and an id of its own", () => {
    const { operations } = name(["GET /a list #a", "GET /b list #b"]);
    expect(operations.map(({ id }) => id)).toEqual(["list", "listB"]);
    expect(operations.map(({ names }) => names.isError)).toEqual(["isListError", "isListBError"]);
  });

  test("no name depends on operations that have nothing to do with it", () => {
    const lines = ["GET /a list", "GET /b list", "GET /c get-it", "GET /d getIt", "GET /e"];
    const others = ["PUT /x put", "PUT /y list-all", "PUT /z"];
    expect(functions(...others, ...lines).slice(3)).toEqual(functions(...lines));
  });

  test("paths that read the same are told apart by a hash of their own", () => {
    const [one = "", other = ""] = functions("GET /a/b", "GET /a-b");
    expect(one).toBe("getAB");
    expect(other).toMatch(/^getABX[\da-f]{7}$/);
  });
});

describe("the file of an operation", () => {
  test("names that differ only in case are two files", () => {
    expect(files("GET /a getURL", "GET /b getUrl")).toEqual(["get-url", "get-url-operation"]);
  });

  test.each(["con", "aux", "nul", "com1", "index", "schema", "mock"])("%s is reserved", (id) => {
    expect(files(`GET /a ${id}`)).not.toEqual([id]);
  });

  test("a name of more than 100 characters is cut, and ends in a hash of the whole", () => {
    const [file = ""] = files(`GET /a ${"stop".repeat(40)}`);
    expect(`${file}.ts`).toHaveLength(100);
    expect(file).toMatch(/^(?:stop)+s?t?o?-x[\da-f]{7}$/);
  });

  test("with more than 50 operations there is a folder for each first tag, or first word of the path", () => {
    const rest = Array.from({ length: 48 }, (_, index) => `GET /x/${index} x${index} #x`);
    const all = files("GET /a repos/get #Repos", "GET /b listRepos #repos", "GET /agents/{id}", ...rest);
    expect(all.slice(0, 4)).toEqual(["repos/get", "repos/list-repos", "agents/get-agents-by-id", "x/x0"]);
    expect(files("GET /a repos/get #Repos", ...rest)).toContain("repos-get");
  });
});

describe("the type of a schema", () => {
  test.each([
    ["a type name stays", { given: "GhostSession", want: "GhostSession" }],
    ["with an underscore too", { given: "Ghost_Session", want: "Ghost_Session" }],
    ["dots", { given: "OpenAI.Error", want: "OpenAIError" }],
    ["hyphens", { given: "simple-user", want: "SimpleUser" }],
    ["an underscore at the start", { given: "_links", want: "Links" }],
    ["digits", { given: "123", want: "Schema123" }],
    ["a property of every object", { given: "constructor", want: "Constructor" }],
    ["the prototype", { given: "__proto__", want: "Proto" }],
    ["a global", { given: "Promise", want: "PromiseSchema" }],
    ["a type of TypeScript that becomes a global", { given: "string", want: "StringSchema" }],
    ["a name of the runtime", { given: "HttpError", want: "HttpErrorSchema" }],
    ["a name of the client", { given: "AcmeClient", want: "AcmeClientSchema" }],
    ["letters beyond ASCII", { given: "用户", want: "SchemaX67bed10" }],
  ])("%s", (_, { given, want }) => expect(name([], [given]).schemas.get(given)).toBe(want));

  test("a key that is a type name goes before those that would become it", () => {
    const { schemas } = name([], ["Foo.Bar", "FooBar"]);
    expect([...schemas.values()]).toEqual(["FooBarSchema", "FooBar"]);
  });

  test("a schema keeps its name, and the operation's types are called otherwise", () => {
    const { schemas, operations } = name(["POST /a stopAgent"], ["StopAgentError"]);
    expect(schemas.get("StopAgentError")).toBe("StopAgentError");
    expect(operations[0]!.names).toEqual({
      function: "stopAgent",
      file: "stop-agent",
      Parameters: "StopAgentOperationParameters",
      Result: "StopAgentOperationResult",
      Error: "StopAgentOperationError",
      isError: "isStopAgentOperationError",
    });
  });
});
