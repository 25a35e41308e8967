import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { bundleProject } from "../project.js";
import { importInstalled, NOT_INSTALLED } from "./installed.js";
import type { Runtime } from "./runtime.js";

/** As much of miniflare, the simulator around workerd, as is used here. */
interface Miniflare {
  dispatchFetch(url: string): Promise<Response>;
  dispose(): Promise<void>;
}

type CreateMiniflare = new (options: Readonly<Record<string, unknown>>) => Miniflare;

/** In workerd nothing is sent while a module is loaded: the suite runs in a request. */
const WORKER = `import { run } from "./suite.js";

export default {
  async fetch() {
    await run();
    return new Response();
  },
};
`;

export async function findWorkerd(): Promise<Runtime> {
  const { Miniflare } = (await importInstalled("miniflare")) ?? {};
  if (Miniflare === undefined) return { type: "absent", reason: NOT_INSTALLED };
  return {
    type: "present",
    run: async ({ folder, signal }) => {
      await writeFile(join(folder, "worker.js"), WORKER);
      const worker = new (Miniflare as CreateMiniflare)({
        modules: true,
        script: await bundleProject(folder, "worker.js"),
        compatibilityDate: "2026-04-01",
        // Otherwise it asks Cloudflare where this machine is.
        cf: false,
        // What a worker throws comes out of `dispatchFetch`, too.
        handleRuntimeStdio: (stdout: Readable, stderr: Readable) => [stdout.resume(), stderr.resume()],
      });
      signal.addEventListener("abort", () => void worker.dispose());
      try {
        const response = await worker.dispatchFetch("http://worker.test/");
        if (!response.ok) throw new Error(await response.text());
      } finally {
        await worker.dispose();
      }
    },
  };
}
