// Generated from specs/ghostly/openapi.yaml. Edit the spec, then run `pnpm generate`.
import type { Stop } from "@agent-stop/runtime";
import * as wire from "@agent-stop/runtime/wire";
import type { GhostlyClient } from "./client.js";
import { operation, type CancelRunParameters } from "./cancel-run.js";

/**
 * Sends what `cancelRun` sends, and says what came of it. Whatever the provider answers, and whether
 * it answers at all, is an `outcome`; `confirmed` says whether it is over for sure:
 *
 * - `stopped`: 200 with `status` `"cancelled"`.
 * - `already-stopped`: 409.
 * - `stopping`: 200 with `status` `"cancelling"`.
 * - `not-found`: 404.
 * - `failed`: 401; 403.
 *
 * Anything else, such as no answer or one that the spec does not foresee, is `unknown`.
 *
 * @throws {UsageError} when a parameter or credential is missing or unsafe; nothing is sent then.
 * @throws the reason of `signal`, when the caller aborts.
 */
export const stop: Stop<GhostlyClient, CancelRunParameters> = /* @__PURE__ */ wire.createStop(operation, {
  provider: "ghostly",
  confirm: "repeat",
  outcomes: {
    "200": {
      property: ["status"],
      values: [
        ["cancelling", "stopping"],
        ["cancelled", "stopped"],
      ],
      stale: ["stale"],
    },
    "401": "failed",
    "403": "failed",
    "404": "not-found",
    "409": "already-stopped",
  },
});
