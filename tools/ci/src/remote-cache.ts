import { createServer, type AddressInfo } from "node:net";
import { runCommand } from "agent-stop-registry/command-line";

/** Too large for everyone to install, so that it is fetched where it runs. */
const serverPackage = "turborepo-remote-cache@2.12.0";

/** A server that keeps what turbo has built, for other clones. */
export interface RemoteCache extends AsyncDisposable {
  /** What turbo has to know of it, as environment variables. */
  readonly env: Readonly<Record<string, string>>;
}

/** Starts the server that CONTRIBUTING.md tells teams of, on a free port, with its files in the folder. */
export async function startRemoteCache(storage: string, signal: AbortSignal): Promise<RemoteCache> {
  const port = await findFreePort();
  const token = crypto.randomUUID();
  const end = new AbortController();
  const running = runCommand("npx", ["-y", serverPackage], {
    cwd: storage,
    env: {
      ...process.env,
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      TURBO_TOKEN: token,
      STORAGE_PROVIDER: "local",
      STORAGE_PATH: storage,
      STORAGE_PATH_USE_TMP_FOLDER: "false",
    },
    signal: AbortSignal.any([signal, end.signal]),
  });
  const url = `http://127.0.0.1:${port}`;
  const close = async (): Promise<void> => {
    end.abort();
    await running.catch(() => undefined);
  };
  try {
    const early = await Promise.race([running, answers(url, AbortSignal.any([signal, end.signal]))]);
    if (early) throw new Error(`${serverPackage} has ended.\n${early.stderr || early.stdout}`);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    env: { TURBO_API: url, TURBO_TOKEN: token, TURBO_TEAM: "team_agent-stop" },
    [Symbol.asyncDispose]: close,
  };
}

/** Comes back once something answers there, whatever it says. */
async function answers(url: string, signal: AbortSignal): Promise<undefined> {
  for (;;) {
    signal.throwIfAborted();
    try {
      await fetch(url, { signal });
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
