/** Prose for one line or table cell of Markdown. */
export function markdown(text: string): string {
  return markdownBlock(text).replace(/\s+/g, " ").replaceAll("|", "\\|");
}

/** Prose for Markdown: its own Markdown stays, HTML becomes text. */
export function markdownBlock(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
