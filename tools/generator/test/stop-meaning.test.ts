import { expect, test } from "vitest";
import { lintText } from "./lint-text.js";

/** A spec of one stop, whose answer to 200 has `state` (stopped or paused) and may have `note` (any text). */
function stopSpec(stop: string): string {
  return `paths:
  /agents/stop:
    post:
      operationId: stopAgents
      description: Stops all agents.
      x-repeatable: true
      x-stop: ${stop}
      requestBody:
        description: How to stop.
        content:
          application/json:
            schema: { $ref: "#/components/schemas/StopOptions" }
            examples: { one: { value: { graceful: true } } }
      responses:
        "200":
          description: What became of them.
          content:
            application/json:
              schema: { $ref: "#/components/schemas/Agents" }
              examples: { one: { value: { state: stopped } } }
        "409": { description: They were stopped before. }
        default: { description: Failed. }
components:
  schemas:
    StopOptions:
      type: object
      description: How to stop.
      properties:
        graceful: { type: boolean, description: Whether to wait. }
    Agents:
      type: object
      description: All agents.
      required: [state]
      properties:
        state: { type: string, enum: [stopped, paused], description: What they do now. }
        note: { type: string, description: More about it. }
        was: { $ref: "#/components/schemas/Was" }
    Was:
      description: What they did before.
      oneOf:
        - { type: object, required: [did], properties: { did: { type: string, const: work, description: They worked. } } }
        - { type: object, properties: { did: { type: string, const: sleep, description: They slept. } } }
`;
}

const VALUES = "values: { stopped: stopped, paused: still-running }";

test.each([
  ["each value of the property", `{ property: state, ${VALUES} }`],
  [
    "a property that is absent at times, and open",
    "{ property: note, values: { done: stopped }, other: failed, absent: unknown }",
  ],
  [
    "one property after the other",
    `{ property: state, values: { stopped: { property: note, values: {}, other: stopping, absent: unknown }, paused: failed } }`,
  ],
  [
    "the values of all choices",
    "{ property: [was, did], values: { work: stopped, sleep: already-stopped }, absent: unknown }",
  ],
  ["one outcome whatever the content", "stopping"],
])("an outcome can be said for %s", async (_, rule) => {
  const stop = `{ confirm: repeat, force: { graceful: false }, outcomes: { "200": ${rule}, "409": already-stopped, default: failed } }`;
  expect(await lintText(stopSpec(stop))).toBe("");
});

const REST = `"409": already-stopped, default: failed`;

test.each([
  [
    "a response without an outcome",
    `{ outcomes: { "200": stopped, "409": failed } }`,
    `acme.yaml:23:18 stop-meaning
  Response "default" has no outcome. Add it to \`outcomes\` of \`x-stop\`.`,
  ],
  [
    "a value of the property without an outcome, at the value",
    `{ outcomes: { "200": { property: state, values: { stopped: stopped } }, ${REST} } }`,
    `acme.yaml:36:48 stop-meaning
  "paused" of "state" has no outcome. Add it to \`values\` of \`x-stop\`, or take it out here.`,
  ],
  [
    "a value in one of the choices without an outcome",
    `{ outcomes: { "200": { property: [was, did], values: { work: stopped }, absent: unknown }, ${REST} } }`,
    `acme.yaml:43:69 stop-meaning
  "sleep" of "was.did" has no outcome. Add it to \`values\` of \`x-stop\`, or take it out here.`,
  ],
  [
    "a value that the property can't have",
    `{ outcomes: { "200": { property: state, values: { stopped: stopped, paused: failed, gone: not-found } }, ${REST} } }`,
    `acme.yaml:8:105 stop-meaning
  "gone" is no value of "state". It can be stopped, paused.`,
  ],
  [
    "values of a text that may be another",
    `{ outcomes: { "200": { property: note, values: { done: stopped }, absent: unknown }, ${REST} } }`,
    `acme.yaml:8:36 stop-meaning
  "note" may have other values than those listed. Say with \`other\` what they mean.`,
  ],
  [
    "a property that may be absent",
    `{ outcomes: { "200": { property: note, values: { done: stopped }, other: unknown }, ${REST} } }`,
    `acme.yaml:8:36 stop-meaning
  "note" may be absent. Say with \`absent\` what that means.`,
  ],
  [
    "a property that is not there",
    `{ outcomes: { "200": { property: status, values: {} }, ${REST} } }`,
    `acme.yaml:8:48 stop-meaning
  The content has no property "status". Name one, or the names that lead to one.`,
  ],
  [
    "a property of an answer without content",
    `{ outcomes: { "200": stopped, "409": { property: state, ${VALUES} }, default: failed } }`,
    `acme.yaml:8:64 stop-meaning
  The content has no property "state". Name one, or the names that lead to one.`,
  ],
  [
    "a confirmation by guess",
    `{ outcomes: { "200": { property: note, values: {}, other: stopped, absent: already-stopped }, ${REST} } }`,
    `acme.yaml:8:73 stop-meaning
  "stopped" would be a guess that confirms. Write one of stopping, still-running, not-found, failed, unknown.
acme.yaml:8:90 stop-meaning
  "already-stopped" would be a guess that confirms. Write one of stopping, still-running, not-found, failed, unknown.`,
  ],
  [
    "an outcome that does not exist",
    `{ outcomes: { "200": done, ${REST} } }`,
    `acme.yaml:8:36 stop-meaning
  "done" is no outcome. Write one of stopped, already-stopped, stopping, still-running, not-found, failed, unknown.`,
  ],
  [
    "a confirmation that nobody knows",
    `{ confirm: poll, outcomes: { "200": stopped, ${REST} } }`,
    `acme.yaml:8:26 stop-meaning
  "confirm" is "poll". Write \`repeat\` if asking again tells whether it is over; else leave it out.`,
  ],
  [
    "a forced stop by a value that the body can't have",
    `{ force: { graceful: never }, outcomes: { "200": stopped, ${REST} } }`,
    `acme.yaml:8:36 stop-meaning
  The request body has no property "graceful" that can be "never". Name one that makes the stop a forced one.`,
  ],
  [
    "members that mean nothing",
    `{ outcome: {}, outcomes: { "200": { property: state, ${VALUES}, else: failed }, ${REST} } }`,
    `acme.yaml:8:26 stop-meaning
  "outcome" is not known here. Write one of confirm, force, outcomes.
acme.yaml:8:127 stop-meaning
  "else" is not known here. Write one of property, values, other, absent, stale.`,
  ],
])("refuses %s", async (_, stop, want) => {
  expect(await lintText(stopSpec(stop))).toBe(want);
});

test("refuses a status that no response stands under", async () => {
  const stop = `{ outcomes: { "200": stopped, "404": not-found, "409": failed } }`;
  const given = stopSpec(stop).replace("        default: { description: Failed. }\n", "");
  expect(await lintText(given)).toContain(`stop-meaning
  No response stands under "404", nor under a range of it. Declare it, or map what is declared.`);
});
