import type { CallOptions } from "@agent-stop/runtime";
import type { TestOptions } from "../api.js";
import type { FaultServer, Reply } from "../fault-server.js";

/** The credential of all rows. No eight characters of it in a row may be seen, in whatever case. */
export const SECRET = "Zq7Wx9Kp4Rm2Vs6Yt1Bn8";

/** The caller's own reason for an abort. */
export const REASON: Error = new Error("changed my mind");

/** One row of the table: what goes wrong, and what the caller sees of it. */
export interface Fault {
  readonly fault: string;
  /** What the server does with the first request, the second and so on. */
  readonly replies: readonly Reply[];
  /** Whether the Operation may be sent again; by itself it is a POST, which may not. */
  readonly repeatable?: boolean;
  readonly client?: TestOptions;
  readonly call?: CallOptions;
  /** How many calls are made before, which must succeed; 30 ms lie between them and the call. */
  readonly earlier?: number;
  /** When the caller aborts, where the server does not say so. */
  readonly aborts?: "before" | "in the wait";
  /** The result; or an error's name and fields; or the abort reason itself. */
  readonly expected: { readonly result: unknown } | ExpectedError | Error;
  /** How many requests the server sees, those of earlier calls included. 1 where it is left out. */
  readonly requests?: number | "a few";
  /** What the message must say. */
  readonly says?: RegExp;
  /** Whether the connection must be closed after it. It always must when a call was aborted or took too long. */
  readonly closes?: boolean;
  readonly check?: (run: Run) => void;
}

export interface ExpectedError {
  readonly name: "HttpError" | "DecodeError" | "NetworkError" | "TimeoutError" | "UsageError";
  readonly status?: number;
  readonly retryAfter?: unknown;
  readonly attempts?: number;
  readonly limit?: number;
  readonly body?: unknown;
  readonly text?: unknown;
  readonly requestId?: unknown;
}

/** What a row has led to. */
export interface Run {
  readonly server: FaultServer;
  readonly outcome: unknown;
}

/** The success that the API declares. */
export const STOPPED: { readonly result: unknown } = { result: { status: "stopped" } };
