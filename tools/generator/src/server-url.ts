/** Whether a URL can be a server's as it stands: of http or https, without user information, query and fragment. */
export function isServerUrl(url: string): boolean {
  return /^https?:\/\/[^/?#@]+(?:\/[^?#]*)?$/i.test(url) && URL.canParse(url);
}
