// Generated from specs/foundry/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Stop } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { FoundryClient } from "./client.js";
import { operation, type StopSessionParameters } from "./stop-session.js";

/**
 * Sends what `stopSession` sends, and says what came of it. Whatever the provider answers, and whether
 * it answers at all, is an `outcome`; `confirmed` says whether it is over for sure:
 *
 * - `stopped`: 204.
 * - `not-found`: 404.
 * - `failed`: any other 4XX.
 * - `unknown`: 5XX.
 *
 * Anything else, such as no answer or one that the spec does not foresee, is `unknown`.
 *
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @throws the reason of `signal`, when the caller aborts.
 */
export const stop: Stop<FoundryClient, StopSessionParameters> = /* @__PURE__ */ wire.createStop(operation, {
  provider: "foundry",
  outcomes: { "204": "stopped", "404": "not-found", "4XX": "failed", "5XX": "unknown" },
});
