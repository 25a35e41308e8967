import { pathTemplate } from "../api.js";
import type { Peer } from "./peer.js";

export const bareFetch: Peer = {
  name: "fetch",
  about: "the platform's own, called by hand: the limit",
  installed: [],
  program: (api) => ({
    setUp: `async function stop(id: string): Promise<{ readonly status?: string }> {
  const response = await fetch(\`${api.server}${pathTemplate(api)}\`, {
    method: "${api.method}",
    headers: { accept: "application/json"${api.isSecured ? `, authorization: "Bearer example-token"` : ""} },
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}`,
    call: "stop(id)",
  }),
};
