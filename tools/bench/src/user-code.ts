import { pathToFileURL } from "node:url";
import { ROOT, RUNTIME } from "./bundle.js";
import type { Program } from "./peers/peer.js";

/** The name of a provider's package. */
export const FORBOC: string = RUNTIME.replace(/runtime$/, "forboc");

/** Where it was built to. */
export const FORBOC_URL: string = pathToFileURL(`${ROOT}packages/forboc/dist/index.js`).href;

/** The least that a user writes: a client, and one call. */
export const ONE_CALL: string = `import { createForbocClient, stopGhostSession } from "${FORBOC}";
const forboc = createForbocClient({ token: "example-token" });
const { status } = await stopGhostSession(forboc, { sessionId: "ghost-1" });
console.log(status);
`;

/** A program that creates a client of a peer and calls its operation, as often as is said. */
export function writeCalls({ setUp, call }: Program, calls: number): string {
  return `${setUp}\nexport {};\nconst id = "ghost-1";\n${`console.log(await ${call});\n`.repeat(calls)}`;
}
