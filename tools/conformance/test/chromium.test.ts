// What is otherwise in a browser than anywhere else.
import { expect, test } from "vitest";
import { startCrossOriginJudge } from "../src/judge/cross-origin.js";
import { startOwnJudge, type StartJudge } from "../src/judge/judge.js";
import { findChromium } from "../src/runtime/chromium.js";
import { runSuite } from "../src/suite-run.js";
import { startFaultJudge } from "./fault-judge.js";
import { builtPackage } from "./faulty-package.js";

test("a page in Chromium gets redirects as errors that say nothing, and follows none", async ({ skip }) => {
  expect(await runInChromium("hidden-redirect.ts", startCrossOriginJudge, skip)).toEqual([
    {
      title: "a redirect is an HttpError with the status 0, no target, and no second request",
      outcome: "passed",
    },
    { title: "a stop that was redirected is unknown, and confirms nothing", outcome: "passed" },
  ]);
});

test("a page in Chromium that the server does not allow gets an error of the network", async ({ skip }) => {
  expect(await runInChromium("foreign-page.ts", startOwnJudge, skip)).toEqual([
    {
      title: "a server that does not allow the page is a NetworkError, without the credential",
      outcome: "passed",
    },
  ]);
});

test("a page in Chromium sends a request again when its older connection is reset, whatever the client says", async ({
  skip,
}) => {
  expect(await runInChromium("reset-connection.ts", startFaultJudge, skip)).toEqual([
    {
      title: "of a request whose older connection is reset, the client knows one attempt, and the server two",
      outcome: "passed",
    },
  ]);
});

async function runInChromium(
  file: string,
  startJudge: StartJudge,
  skip: (reason: string) => never,
): ReturnType<typeof runSuite> {
  const chromium = await findChromium();
  if (chromium.type === "absent") return skip(chromium.reason);
  const testFile = new URL(`suites/${file}`, import.meta.url);
  return runSuite({ ...builtPackage("forboc"), testFile }, { startJudge, run: chromium.run });
}
