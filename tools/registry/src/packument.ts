import { isLoopback } from "./scope-registry.js";

/** A registry that we may ask, with what it asks for. */
export interface RegistryAccess {
  /** Ends in a slash. */
  readonly url: string;
  readonly token: string;
}

/** What a registry knows of a package, as far as we need it. */
export interface Packument {
  readonly versions: Readonly<Record<string, { readonly dist: { readonly integrity?: string } }>>;
}

/** Asks one registry, and nobody that it points to, for a package; undefined where it has none of the name. */
export async function readPackument(
  name: string,
  { url, token }: RegistryAccess,
  signal?: AbortSignal,
): Promise<Packument | undefined> {
  const response = await ask(`${url}${name.replace("/", "%2f")}`, token, signal);
  if (response.status === 404) return undefined;
  if (response.status === 401 || response.status === 403) {
    throw new Error(
      `${url} does not accept the token (${response.status}). Ask its keeper for one that may publish ${name}.`,
    );
  }
  if (!response.ok) throw new Error(`${url} answered ${response.status} when asked for ${name}.`);
  return (await response.json()) as Packument;
}

async function ask(url: string, token: string, signal: AbortSignal | undefined): Promise<Response> {
  const deadline = AbortSignal.timeout(30_000);
  try {
    return await fetch(url, {
      headers: { accept: "application/json", authorization: `Bearer ${token}` },
      // The token is for this registry only.
      redirect: "error",
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    const hint = isLoopback(url)
      ? " Start the embedded registry with `pnpm registry` in another terminal."
      : "";
    throw new UnreachableError(`Nothing answers at ${new URL(url).origin} (${code ?? message}).${hint}`, {
      cause: error,
    });
  }
}

/** Nothing answers at the registry's address. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}
