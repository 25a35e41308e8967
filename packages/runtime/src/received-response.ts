import type { Credential } from "./security.js";

/** A Response whose content has arrived whole, so that it can be read again after openapi-fetch has read it. */
export class ReceivedResponse extends Response {
  readonly content: Uint8Array;
  /** The credentials that the request carried: to be kept out of messages, should the server echo them. */
  readonly credentials: readonly Credential[];

  private constructor(
    response: Response,
    content: Uint8Array<ArrayBuffer>,
    credentials: readonly Credential[],
  ) {
    const { status, statusText, headers } = response;
    super(content.length > 0 ? content : null, { status, statusText, headers });
    this.content = content;
    this.credentials = credentials;
  }

  /** Waits for the content. A Response that can't have one (a redirect that a browser hides) is returned as it is. */
  static async from(response: Response, credentials: readonly Credential[]): Promise<Response> {
    if (response.status < 200) return response;
    if (![204, 205, 304].includes(response.status)) {
      return new ReceivedResponse(response, new Uint8Array(await response.arrayBuffer()), credentials);
    }
    await response.body?.cancel();
    return new ReceivedResponse(response, new Uint8Array(), credentials);
  }
}
