import { api } from "./api.js";
import { testCases } from "./diff-case.js";

const RESULT =
  "{ type: object, required: [state], properties: { state: { type: string, enum: [over, busy] } } }";
const stop = (busy: string): string =>
  `x-stop: { outcomes: { "200": { property: state, values: { over: stopped, busy: ${busy} } } } }`;
const CALL = `await acme.stop(client, { id: "a" });`;

testCases([
  {
    title: "what a stop's answers mean is said",
    base: api({ result: RESULT }),
    head: api({ result: RESULT, operation: stop("stopping") }),
    bump: "minor",
    reasons: ["`stop` is new."],
  },
  {
    title: "what a stop's answers mean is not said any more",
    base: api({ result: RESULT, operation: stop("stopping") }),
    head: api({ result: RESULT }),
    bump: "major",
    reasons: ["`stop` is gone."],
    code: CALL,
  },
  {
    title: "an answer means something else",
    base: api({ result: RESULT, operation: stop("stopping") }),
    head: api({ result: RESULT, operation: stop("still-running") }),
    bump: "minor",
    reasons: ["`stop` does or says something else."],
    note: "Code that acts on an outcome may get another one for the same answer.",
  },
]);
