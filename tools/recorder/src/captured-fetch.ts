import { type Answer, type ReceivedRequest, receivedRequest } from "agent-stop-contract";

/** A `fetch` that remembers the last exchange. */
export interface CapturedFetch {
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Undefined where no complete answer came. */
  readonly read: () => Promise<Captured | undefined>;
}

export interface Captured {
  readonly request: ReceivedRequest;
  readonly response: Answer;
}

/** Header fields that say how an answer travelled, or when: none of the provider's. */
const TRAVEL =
  /^(age|alt-svc|connection|content-encoding|content-length|date|keep-alive|transfer-encoding|vary|via)$/;

export function createCapturedFetch(): CapturedFetch {
  let read: CapturedFetch["read"] = () => Promise.resolve(undefined);
  return {
    async fetch(url, init) {
      const response = await fetch(url, init);
      const copy = response.clone();
      const text = copy.text().catch(() => undefined);
      read = async () => {
        const [request, body] = [await readRequest(url, init), await text];
        if (body === undefined) return undefined;
        const { status } = response;
        return {
          request,
          response: { status, headers: listHeaders(response.headers), body: body || undefined },
        };
      };
      return response;
    },
    read: () => read(),
  };
}

async function readRequest(url: string, { method, headers, body }: RequestInit): Promise<ReceivedRequest> {
  const { host, pathname, search } = new URL(url);
  const fields = [["host", host] as const, ...new Headers(headers)];
  const bytes = body == null ? Buffer.alloc(0) : Buffer.from(await new Response(body).arrayBuffer());
  const message = {
    method: method ?? "GET",
    url: pathname + search,
    headersDistinct: Object.fromEntries(fields.map(([name, value]) => [name, [value]])),
  };
  return receivedRequest(message, bytes);
}

/** Cookies are credentials, whatever they are called. */
function listHeaders(headers: Headers): Readonly<Record<string, string>> {
  const fields = [...headers].filter(([name]) => !TRAVEL.test(name));
  return Object.fromEntries(
    fields.map(([name, value]) => [name, name === "set-cookie" ? "***" : value.replaceAll(/\s+/g, " ")]),
  );
}
