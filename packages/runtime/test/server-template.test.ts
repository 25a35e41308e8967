import * as wire from "@agent-stop/runtime/wire";
import { expect, test } from "vitest";

/** The base URL of a client with these options. */
function baseUrlOf(server: wire.Api["server"], options: object): string {
  return wire.createClient({ server }, options).baseUrl;
}

const server = wire.serverTemplate("https://{account}.example.com:{port}/{path}", {
  account: "",
  port: ["8443", "443"],
  path: "v2/beta",
});

test.each([
  ["the defaults of variables", { account: "a-1" }, "https://a-1.example.com:8443/v2/beta"],
  ["values of an enum", { account: "a", port: "443" }, "https://a.example.com/v2/beta"],
  ["other values than a default", { account: "a", path: "v3" }, "https://a.example.com:8443/v3"],
  [
    "a baseUrl in the place of the server",
    { baseUrl: "https://b.example.com/v1/" },
    "https://b.example.com/v1",
  ],
])("takes %s", (_, options, url) => {
  expect(baseUrlOf(server, options)).toBe(url);
});

test("refuses a URL with a variable that is not declared", () => {
  const create = (): unknown => baseUrlOf(wire.serverTemplate("https://{account}.example.com", {}), {});
  expect(create).toThrow("createClient: account is missing, and so is baseUrl");
});

test.each([
  ["a missing variable", {}, "createClient: account is missing, and so is baseUrl"],
  ["a value outside of an enum", { account: "a", port: "80" }, "createClient: port must be 8443 or 443"],
  ["a value of another type", { account: "a", port: 443 }, "createClient: port must be 8443 or 443"],
  ["a value that ends the host", { account: "a.evil.test/" }, "createClient: account must be letters"],
  ["a value that leads out of the path", { account: "a", path: ".." }, "createClient: path must be letters"],
  ["a value that is a list", { account: ["a"] }, "createClient: account must be letters"],
])("refuses %s by the name of its option", (_, options, message) => {
  const create = (): unknown => baseUrlOf(server, options);
  expect(create).toThrow(expect.objectContaining({ name: "UsageError" }));
  expect(create).toThrow(message);
});

test("asks for a variable whose enum begins with nothing, and says of which values", () => {
  const region = wire.serverTemplate("https://{region}.example.com", { region: ["", "eu", "us"] });
  expect(baseUrlOf(region, { region: "eu" })).toBe("https://eu.example.com");
  expect(() => baseUrlOf(region, {})).toThrow("createClient: region is missing, and so is baseUrl");
});

test("a server that is relative, which is none here, needs a baseUrl", () => {
  expect(() => baseUrlOf("", {})).toThrow("createClient: baseUrl must be");
  expect(baseUrlOf("", { baseUrl: "http://localhost:3000/v1" })).toBe("http://localhost:3000/v1");
});

test("takes a variable from the options alone, not from what every object inherits", () => {
  const template = wire.serverTemplate("https://example.com/{constructor}", { constructor: "v1" });
  expect(template({})).toBe("https://example.com/v1");
  expect(template({ constructor: "v2" })).toBe("https://example.com/v2");
});
