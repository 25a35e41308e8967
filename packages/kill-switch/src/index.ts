export { stopAll, type StopAllOptions } from "./stop-all.js";
export { type Progress, stopAndConfirm, type StopAndConfirmOptions } from "./stop-and-confirm.js";
export type { ConfirmationOptions } from "./confirmation-options.js";
export type { End, Result } from "./result.js";
export { createTarget, type Target } from "./target.js";
export type { Stop, StopOutcome, StopResult } from "@agent-stop/runtime";
