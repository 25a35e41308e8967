import type { Server, ServerVariable } from "../provider.js";
import { isServerUrl } from "../server-url.js";

/** Whether requests can go to a server as it stands, without a `baseUrl` of the caller's. */
export function isAbsolute({ url, variables }: Server): boolean {
  const filled = url.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => {
    return variables.find(({ option }) => option === name)?.default ?? "variable";
  });
  return isServerUrl(filled);
}

/** A server as code: its URL, or what makes it of the client's options. */
export function emitServer({ url, variables }: Server): string {
  if (variables.length === 0) return JSON.stringify(url);
  const values = variables.map((each) => `${JSON.stringify(each.option)}: ${emitValues(each)}`);
  return `wire.serverTemplate(${JSON.stringify(url)}, { ${values.join(", ")} })`;
}

/** The default of a variable; where only some values are allowed, all of them, the default first. */
function emitValues({ default: value = "", enum: values }: ServerVariable): string {
  return JSON.stringify(values.length === 0 ? value : [...new Set([value, ...values])]);
}
