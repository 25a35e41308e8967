// TypeScript that becomes CommonJS: its imports become require().
import { createForbocClient, stop } from "@agent-stop/forboc";
import { createForbocMock } from "@agent-stop/forboc/mock";

const forboc = createForbocClient({ token: "example-token", fetch: createForbocMock() });
void stop(forboc, { sessionId: "ghost-1" }).then(({ outcome }) => console.log(outcome));
