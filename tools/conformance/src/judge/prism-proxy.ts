import { startProviderServer } from "agent-stop-contract";
import { startGateway } from "./gateway.js";
import { NotAsked, type StartJudge } from "./judge.js";
import { readVerdict, startPrism } from "./prism.js";

/**
 * Prism as a proxy before our own server: it checks each request, and each answer of the spec's that our server gives.
 * Its findings come in a header (`errors: false`), so that answers which break the spec on purpose arrive, too.
 */
export const startPrismProxy: StartJudge = async (specFile) => {
  const server = await startProviderServer(specFile);
  const { pathname } = new URL(server.baseUrl);
  const basePath = pathname.replace(/\/$/, "");
  const prism = await startPrism(specFile, server.baseUrl);
  /** For each answer to come, whether the spec has it. */
  const script: boolean[] = [];
  let violations: string[] = [];
  const gateway = await startGateway(prism.origin, async (request, forward) => {
    const isDocumented = script.shift() ?? true;
    const verdict = readVerdict(await forward({ target: request.target.slice(basePath.length) }));
    violations.push(...verdict.request, ...(isDocumented ? verdict.response : []));
    return verdict.answer;
  });
  return {
    baseUrl: gateway.origin + basePath,
    requestCount: server.requestCount,
    answer: (response, options) => {
      script.push(true);
      return server.answer(response, options);
    },
    answerRaw: (answer) => {
      if (answer.headers?.["location"] !== undefined)
        return Promise.reject(new NotAsked("A proxy that follows redirects itself hands on none."));
      script.push(false);
      return server.answerRaw(answer);
    },
    violations: () => {
      const found = violations;
      violations = [];
      return found;
    },
    close: async () => {
      await gateway.close();
      await prism.close();
      await server.close();
    },
  };
};
