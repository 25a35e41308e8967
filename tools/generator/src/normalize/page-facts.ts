/** What a page says around the OpenAPI document that it shows. */
export interface PageFacts {
  /** The URL line of the operation. */
  readonly request: { readonly method: string; readonly url: string } | undefined;
  /** The address of the page itself. */
  readonly reference: string | undefined;
  /** Whether a sample sends a bearer token. */
  readonly sendsBearer: boolean;
  /** Whether samples send an empty JSON object. */
  readonly sendsEmptyObject: boolean;
}

/** Reads the facts of the text around a document. */
export function readFacts(before: string, after: string): PageFacts {
  const line = /\b(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)\s+(https?:\/\/[^\s`"'<>]+)/.exec(before);
  return {
    request: line === null ? undefined : { method: line[1]!.toLowerCase(), url: line[2]! },
    reference: /\bReference:\s+(https?:\/\/[^\s`"'<>]+)/.exec(before)?.[1],
    sendsBearer: /\bAuthorization["']?\]?\s*[:=,]\s*["'`]?Bearer\b/.test(after),
    sendsEmptyObject: /(?:payload = |body: ['"`]|json=|--data ['"])\{\}/.test(after),
  };
}
