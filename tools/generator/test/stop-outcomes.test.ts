import { describe, expect, test } from "vitest";
import { describeOutcomes, readOutcome } from "../src/emit/stop-outcomes.js";
import type { Stop, StopPropertyRule, StopRule } from "../src/provider.js";

const stop = (outcomes: Readonly<Record<string, StopRule>>): Stop => {
  return { isRepeated: false, force: undefined, gracePeriod: undefined, outcomes };
};

const state: StopPropertyRule = {
  property: ["agent", "state"],
  values: [
    ["idle", "stopped"],
    [null, "failed"],
    [
      "`busy`",
      {
        property: ["done"],
        values: [[true, "stopping"]],
        other: undefined,
        absent: undefined,
        stale: undefined,
      },
    ],
  ],
  other: "still-running",
  absent: "not-found",
  stale: undefined,
};

describe("an answer means", () => {
  test.each<readonly [title: string, status: number, body: unknown, want: string]>([
    ["what its own status does", 202, undefined, "stopping"],
    ["what its range does", 418, undefined, "failed"],
    ["what `default` does, where it is an error", 500, undefined, "unknown"],
    ["nothing known, where it is a success without a rule", 204, undefined, "unknown"],
    ["what its property does", 200, { agent: { state: "idle" } }, "stopped"],
    ["what its property does, where that is null", 200, { agent: { state: null } }, "failed"],
    ["what one more property does", 200, { agent: { state: "`busy`" }, done: true }, "stopping"],
    [
      "nothing known, where that has no rule for others",
      200,
      { agent: { state: "`busy`" }, done: 1 },
      "unknown",
    ],
    ["nothing known, where that has no rule for none", 200, { agent: { state: "`busy`" } }, "unknown"],
    ["what any other value does", 200, { agent: { state: "gone" } }, "still-running"],
    ["what no value does", 200, { agent: {} }, "not-found"],
    ["what no value does, where nothing holds it", 200, null, "not-found"],
  ])("%s", (_, status, body, want) => {
    const rules = stop({ 200: state, 202: "stopping", "4XX": "failed", default: "unknown" });
    expect(readOutcome(rules, status, body)).toBe(want);
  });

  test("nothing known, where a redirect has no rule", () => {
    expect(readOutcome(stop({ 200: "stopped", default: "failed" }), 302, undefined)).toBe("unknown");
  });
});

describe("outcomes are told", () => {
  test("in the order from over to nothing known, with what they are told by", () => {
    expect(describeOutcomes(stop({ 200: state, 202: "stopping", 404: "not-found" }))).toEqual([
      { outcome: "stopped", when: '200 with `agent.state` `"idle"`' },
      { outcome: "stopping", when: "200 with `agent.state` `\"'busy'\"` and `done` `true`; 202" },
      { outcome: "still-running", when: "200 with any other `agent.state`" },
      { outcome: "not-found", when: "200 without `agent.state`; 404" },
      { outcome: "failed", when: "200 with `agent.state` `null`" },
    ]);
  });

  test.each<readonly [title: string, given: Readonly<Record<string, string>>, want: string]>([
    ["a range by itself", { 200: "stopped", "4XX": "failed" }, "4XX"],
    ["a range beside a status of it", { 404: "not-found", "4XX": "failed" }, "any other 4XX"],
    ["`default` by itself", { 200: "stopped", default: "failed" }, "an error"],
    ["`default` beside a success that has such digits", { 204: "stopped", default: "failed" }, "an error"],
    ["`default` beside an error", { 404: "not-found", default: "failed" }, "any other error"],
    ["`default` beside a range of errors", { "5XX": "unknown", default: "failed" }, "any other error"],
  ])("%s", (_, given, want) => {
    const told = describeOutcomes(stop(given)).find(({ outcome }) => outcome === "failed");
    expect(told).toEqual({ outcome: "failed", when: want });
  });
});
