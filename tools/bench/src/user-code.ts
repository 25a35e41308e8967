import { RUNTIME } from "./bundle.js";

/** The name of a provider's package. */
export const FORBOC: string = RUNTIME.replace(/runtime$/, "forboc");

/** The least that a user writes: a client, and one call. */
export const ONE_CALL: string = `import { createForbocClient, stopGhostSession } from "${FORBOC}";
const forboc = createForbocClient({ token: "example-token" });
const { status } = await stopGhostSession(forboc, { sessionId: "ghost-1" });
console.log(status);
`;
