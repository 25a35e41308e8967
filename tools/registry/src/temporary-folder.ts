import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A private folder outside of any workspace; `await using` removes it, also after a failure. */
export interface TemporaryFolder extends AsyncDisposable {
  readonly path: string;
}

export async function createTemporaryFolder(purpose: string): Promise<TemporaryFolder> {
  // Some systems' temporary folder is a symbolic link, which compilers would resolve and we would not.
  const path = await realpath(await mkdtemp(join(tmpdir(), `agent-stop-${purpose}-`)));
  return {
    path,
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true, maxRetries: 3 }),
  };
}
