import type { IncomingMessage } from "node:http";

const LIMIT = 1024 * 1024;

/** The body of a request, or undefined where it has more than 1 MiB. Rejects where the client went away before its end. */
export function readRequestBytes(message: IncomingMessage): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    message.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      // The rest is read and dropped: a client that is cut off while it sends would not see the answer.
      if (size > LIMIT) resolve(undefined);
      else chunks.push(chunk);
    });
    message.on("end", () => resolve(Buffer.concat(chunks)));
    message.on("error", () =>
      reject(new Error("The client went away before it had sent the whole request.")),
    );
  });
}
