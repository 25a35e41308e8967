// What holds of the guarantees where no test can open a socket: faults of the server and of the network, from outside.
import { expect, test } from "vitest";
import { findChromium } from "../src/runtime/chromium.js";
import { findWorkerd } from "../src/runtime/workerd.js";
import { runSuite } from "../src/suite-run.js";
import { startFaultJudge } from "./fault-judge.js";
import { builtPackage } from "./faulty-package.js";

test.for([
  ["workerd", findWorkerd],
  ["Chromium", findChromium],
] as const)("in %s a client keeps its promises with a server that does wrong", async ([, find], { skip }) => {
  const runtime = await find();
  const run = runtime.type === "present" ? runtime.run : skip(runtime.reason);
  const testFile = new URL("suites/promises.ts", import.meta.url);
  const suite = { ...builtPackage("forboc"), testFile };
  const results = await runSuite(suite, { startJudge: startFaultJudge, run });
  expect(results.filter(({ outcome }) => outcome !== "passed")).toEqual([]);
  expect(results).toHaveLength(14);
});
