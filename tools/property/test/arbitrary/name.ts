import * as fc from "fast-check";

const PLAIN = ["id", "limit", "tag", "session_id", "agentName", "kind"];

/** Names that mean something to JavaScript, to a URL, to the generator or to a template. */
const ODD = [
  ..."class constructor toString valueOf __proto__ body client options parameters signal".split(" "),
  ..."api-version a.b $filter @type 2fast null then length name query.id Content-Type".split(" "),
  ..."é 名 naïve_Ω x~y".split(" "),
];

/** Those that are no tokens (RFC 9110, section 5.6.2): for queries and properties. */
const WILD = [
  ...'filter[x] a[] [b] a&b=c a%20b a+b a,b ;x a/b a:b ?x #x quote"d tick`${x} back\\slash */ {x} <b> a|b'.split(
    " ",
  ),
  "a b",
];

/** Text that is no name at all can't be one of OpenAPI's either: at least one character. */
export const anyName: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...PLAIN) },
  { weight: 3, arbitrary: fc.constantFrom(...ODD) },
  { weight: 2, arbitrary: fc.constantFrom(...WILD) },
);

/** Names of parameters in a path: without what a template is made of. */
export const pathName: fc.Arbitrary<string> = fc.constantFrom(...PLAIN, ...ODD);

/** Names of header fields and cookies: tokens. Node's own fetch loses a field named "__proto__". */
export const tokenName: fc.Arbitrary<string> = fc.constantFrom(
  ..."X-Id If-Match api-version x_y X.Y x!y X-Constructor constructor Prefer id x~y x'y x*y".split(" "),
);

/** Operation ids, and none. */
export const operationId: fc.Arbitrary<string | undefined> = fc.oneof(
  fc.constant(undefined),
  fc.constantFrom(
    ..."stopAgent get-run list_items class delete send client 2fa a.b constructor Pets#index".split(" "),
  ),
  fc.constantFrom(
    "Get a thing",
    "größe",
    "列出",
    "operation",
    "__proto__",
    "default",
    "A/B",
    "x:y",
    "isHttpError",
  ),
);
