import { type Answer, readSpec, type Spec, startProviderServer } from "agent-stop-contract";
import { startGateway } from "./gateway.js";
import type { StartJudge } from "./judge.js";

/**
 * Our own server behind a gateway that lets pages of other origins in (Fetch standard, "CORS protocol"). It allows the
 * methods and headers that the spec has, and no others: what a client adds on its own, a browser refuses to send.
 */
export const startCrossOriginJudge: StartJudge = async (specFile) => {
  const spec = await readSpec(specFile);
  const server = await startProviderServer(specFile);
  const { origin, pathname } = new URL(server.baseUrl);
  const gateway = await startGateway(origin, async (request, forward) => {
    const isPreflight = request.method === "OPTIONS" && request.headers.has("access-control-request-method");
    return allowed(isPreflight ? preflightAnswer(spec) : await forward());
  });
  return {
    ...server,
    baseUrl: gateway.origin + pathname.replace(/\/$/, ""),
    violations: () => [],
    close: async () => {
      await gateway.close();
      await server.close();
    },
  };
};

function allowed(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, "access-control-allow-origin": "*" } };
}

function preflightAnswer({ operations, securitySchemes }: Spec): Answer {
  const declared = operations.flatMap(({ parameters }) =>
    parameters.filter((each) => each.in === "header").map(({ name }) => name),
  );
  const credentials = securitySchemes.flatMap(({ credential }) =>
    credential?.in === "header" ? [credential.name] : [],
  );
  return {
    status: 204,
    headers: {
      "access-control-allow-methods": operations.map(({ method }) => method).join(", "),
      "access-control-allow-headers": ["content-type", ...declared, ...credentials].join(", "),
    },
    body: undefined,
  };
}
