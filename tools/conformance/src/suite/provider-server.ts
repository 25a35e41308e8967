// Stands in for `agent-stop-contract` in a bundled suite: the same server, which another process has started.
import type { DocumentedAnswerOptions, Exchange, ProviderServer, RawAnswer } from "agent-stop-contract";
import { ask, constants } from "./control.js";

/** The server that was started for this run. Nothing is sent yet: workerd allows no request while a module is loaded. */
export function startProviderServer(specFile: string | URL): Promise<ProviderServer> {
  const { baseUrl } = constants;
  if (String(specFile) !== constants.specFile || baseUrl === undefined) {
    throw new Error(`The server of this run speaks ${constants.specFile}, not ${String(specFile)}.`);
  }
  return Promise.resolve({
    baseUrl,
    requestCount: async () => Number(await ask("requestCount")),
    answer: async (response: string, options: DocumentedAnswerOptions = {}) =>
      exchange(await ask("answer", response, options)),
    answerRaw: async (answer: RawAnswer) => exchange(await ask("answerRaw", answer)),
    // Who started it ends it.
    close: () => Promise.resolve(),
  });
}

function exchange(number: unknown): Exchange {
  return { toHttp: async () => String(await ask("toHttp", number)) };
}
