/**
 * A request as openapi-fetch builds it, kept as plain values. A real `Request` would cost more than the rest of the
 * call, and on Node 20 a signal that only a Request holds is lost when the Request is collected.
 */
export class OutgoingRequest {
  readonly url: string;
  readonly method!: string;
  readonly headers!: Headers;
  readonly body!: BodyInit | null | undefined;
  readonly signal!: AbortSignal | null | undefined;
  /** The Operation, where a generated function is the caller. */
  readonly operation: unknown;

  constructor(url: string, init: RequestInit) {
    this.url = url;
    Object.assign(this, init);
  }
}
