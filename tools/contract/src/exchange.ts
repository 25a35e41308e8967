import type { Answer } from "./answer.js";
import type { Operation } from "./operation.js";

/** One request and its answer. */
export interface Exchange {
  /**
   * Request and response as readable HTTP text, the same on every machine: without what the platform adds to a
   * request, with credentials masked and JSON indented. Ends with one line end.
   *
   * Rejects when no request came, or when it broke the spec, naming each violation.
   */
  toHttp(): Promise<string>;
}

/** An exchange whose answer is known before its request has come. */
export class ScriptedExchange implements Exchange {
  /** Throws where the operation does not document what was asked for. */
  readonly answerFor: (operation: Operation) => Answer;
  #outcome: (() => string) | undefined;

  constructor(answerFor: (operation: Operation) => Answer) {
    this.answerFor = answerFor;
  }

  complete(text: string): void {
    this.#outcome = () => text;
  }

  /** Makes `toHttp` throw this, `what` being a clause: "POST /stop broke the spec". */
  fail(what: string, reasons: readonly string[]): void {
    const message = `${what}:\n${reasons.map((reason) => `- ${reason}`).join("\n")}`;
    this.#outcome = () => {
      throw new Error(message);
    };
  }

  async toHttp(): Promise<string> {
    if (this.#outcome === undefined) throw new Error("No request has come for this answer.");
    return this.#outcome();
  }
}
