import type { Operation, Provider, Stop } from "../provider.js";
import { type GeneratedFile, preamble } from "./generated-file.js";
import { jsDoc, tags } from "./js-doc.js";
import { emitObject, emitValue } from "./object-literal.js";
import { describeOutcomes } from "./stop-outcomes.js";

/** An Operation that has `x-stop`. */
export interface StopOperation extends Operation {
  readonly stop: Stop;
}

/** The Operation that stops what the provider runs; undefined where none has `x-stop`. */
export function findStop({ operations }: Provider): StopOperation | undefined {
  return operations.find((operation): operation is StopOperation => operation.stop !== undefined);
}

/** `src/stop.ts`: the operation that stops, with what its answers mean. */
export function emitStop(provider: Provider, operation: StopOperation): GeneratedFile {
  const { names, stop } = operation;
  const runtime = JSON.stringify(provider.runtimeName);
  const outcomes = describeOutcomes(stop).map(({ outcome, when }) => `- \`${outcome}\`: ${when}.`);
  const text = `${preamble(provider.specFile)}
import type { Stop } from ${runtime};
import * as wire from ${JSON.stringify(`${provider.runtimeName}/wire`)};
import type { ${provider.names.Client} } from "./client.js";
import { operation, type ${names.Parameters} } from "./${names.file}.js";

${jsDoc(
  `Sends what \`${names.function}\` sends, and says what came of it. Whatever the provider answers, and whether it answers at all, is an \`outcome\`; \`confirmed\` says whether it is over for sure:`,
  outcomes.join("\n"),
  "Anything else, such as no answer or one that the spec does not foresee, is `unknown`.",
  tags(
    "@throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.",
    "@throws the reason of `signal`, when the caller aborts.",
  ),
)}
export const stop: Stop<${provider.names.Client}, ${names.Parameters}> = /* @__PURE__ */ wire.createStop(operation, ${emitMeaning(provider, stop)});
`;
  return { path: "src/stop.ts", text };
}

function emitMeaning({ name }: Provider, { isRepeated, force, gracePeriod, outcomes }: Stop): string {
  return emitObject({
    provider: JSON.stringify(name),
    confirm: isRepeated ? JSON.stringify("repeat") : undefined,
    force: force && emitValue(force),
    gracePeriod: JSON.stringify(gracePeriod),
    outcomes: emitValue(outcomes),
  });
}
