import { gracePeriodOf } from "../settlement.js";
import type { Admission } from "./admission.js";
import type { Run } from "./invocation.js";
import type { MaskedRequest } from "./loaded-provider.js";
import { shownJson, shownText } from "./shown-text.js";
import type { TargetLine } from "./target-line.js";

/** Prints what a run would send. */
export async function dryRun(
  { spool, providers }: Admission,
  { force, deadline = 60_000, json }: Run,
  write: (text: string) => Promise<void>,
): Promise<void> {
  for (const [name, provider] of providers) {
    for await (const line of spool.read(name)) {
      const isForced = force && provider.hasForce(line);
      // As a settlement does: the graceful stop has half of the deadline where a forced one may follow.
      const gracePeriod = gracePeriodOf(isForced ? deadline / 2 : deadline);
      const first = await provider.rehearse(line, { type: "graceful", gracePeriod });
      await write(json ? toJson(line, first) : toText(first));
      if (!isForced) continue;
      const second = await provider.rehearse(line, { type: "forced" });
      await write(
        json ? toJson(line, second, true) : `and, if that fails or takes too long:\n${toText(second)}`,
      );
    }
  }
}

function toJson({ provider, parameters }: TargetLine, request: MaskedRequest, forced?: boolean): string {
  return `${shownJson({ target: { provider, ...parameters }, forced, request })}\n`;
}

function toText({ method, url, headers, body }: MaskedRequest): string {
  const fields = Object.entries(headers).map(([name, value]) => `  ${name}: ${shownText(value)}\n`);
  const content = body === undefined ? "" : `  ${shownJson(body)}\n`;
  return `${method} ${shownText(url)}\n${fields.join("")}${content}`;
}
