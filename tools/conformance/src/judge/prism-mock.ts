import { type DocumentedAnswerOptions, type Exchange, exchangeText, readSpec } from "agent-stop-contract";
import { startGateway } from "./gateway.js";
import { NotAsked, type StartJudge } from "./judge.js";
import { readVerdict, startPrism } from "./prism.js";

/** An answer that a test wants, in the terms of RFC 7240, and the text of the exchange once it has come. */
interface Wanted {
  readonly prefer: string;
  text?: string;
}

/** Prism as a mock server: it checks each request, and answers with the examples that tests want, as it reads them in the spec. */
export const startPrismMock: StartJudge = async (specFile) => {
  const spec = await readSpec(specFile);
  const prism = await startPrism(specFile);
  const script: Wanted[] = [];
  let violations: string[] = [];
  let requestCount = 0;
  const gateway = await startGateway(prism.origin, async (request, forward) => {
    requestCount += 1;
    const wanted = script.shift();
    const verdict = readVerdict(
      await forward({
        // Prism has its paths without those of the spec's servers.
        target: request.target.slice(spec.basePath.length),
        headers: wanted === undefined ? {} : { prefer: wanted.prefer },
      }),
    );
    violations.push(...verdict.request, ...verdict.response);
    if (wanted !== undefined) wanted.text = exchangeText(spec, request, verdict.answer);
    return verdict.answer;
  });
  return {
    baseUrl: gateway.origin + spec.basePath,
    requestCount: () => Promise.resolve(requestCount),
    answer: (response, options) => {
      const wanted: Wanted = { prefer: preference(response, options) };
      script.push(wanted);
      return Promise.resolve(exchangeOf(wanted));
    },
    answerRaw: () =>
      Promise.reject(new NotAsked("A mock of the spec gives no answer that the spec does not have.")),
    violations: () => {
      const found = violations;
      violations = [];
      return found;
    },
    close: async () => {
      await gateway.close();
      await prism.close();
    },
  };
};

function preference(response: string, { example, status }: DocumentedAnswerOptions = {}): string {
  return [`code=${status ?? response}`, ...(example === undefined ? [] : [`example=${example}`])].join(", ");
}

function exchangeOf(wanted: Wanted): Exchange {
  return {
    toHttp: async () => {
      if (wanted.text === undefined) throw new Error("No request has come for this answer.");
      return wanted.text;
    },
  };
}
