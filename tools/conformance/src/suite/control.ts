/** What the bundler puts in the place of `SUITE`: where the servers are that were started for this run. */
export interface SuiteConstants {
  readonly controlUrl: string;
  /** Undefined, like the spec, where the tests make their own servers. */
  readonly baseUrl: string | undefined;
  /** The spec that the server speaks, as a URL. */
  readonly specFile: string | undefined;
}

declare const SUITE: SuiteConstants;

/** A reply of the control server. */
export type Reply =
  | { readonly type: "value"; readonly value?: unknown }
  | { readonly type: "error"; readonly message: string }
  | { readonly type: "not-asked"; readonly rule: string };

/** The server of this run can't be asked for what a test wants of it. Thrown through the test, which then counts as neither passed nor failed. */
export class NotAsked extends Error {
  override readonly name = "NotAsked";
}

export const constants: SuiteConstants = SUITE;

/** Asks the process that started this run. */
export async function ask(method: string, ...parameters: readonly unknown[]): Promise<unknown> {
  const response = await fetch(constants.controlUrl, {
    method: "POST",
    body: JSON.stringify({ method, parameters }),
  });
  const reply = (await response.json()) as Reply;
  if (reply.type === "not-asked") throw new NotAsked(reply.rule);
  if (reply.type === "error") throw new Error(reply.message);
  return reply.value;
}
