import { code, codeBlock, table } from "./markdown.js";
import type { UpstreamState } from "./upstream.js";

const maxLines = 60;

const words = { same: "as it was", moved: "**changed**", lost: "**not to be had**" } as const;

/** What became of the pages, as Markdown for an issue. */
export function summarizeUpstream(states: readonly UpstreamState[]): string {
  const paragraphs = [
    "## The providers' pages",
    table(
      ["provider", "page", "state"],
      states.map(({ provider, page, type }) => [code(provider), code(page), words[type]]),
    ),
    ...states.flatMap(details),
  ];
  return `${paragraphs.join("\n\n")}\n`;
}

function details(state: UpstreamState): readonly string[] {
  if (state.type === "same") return [];
  const heading = `### ${code(state.provider)}`;
  if (state.type === "lost") return [heading, codeBlock(state.reason, maxLines)];
  const lines = [...state.appeared.map((each) => `+ ${each}`), ...state.gone.map((each) => `- ${each}`)];
  return [
    heading,
    "In what the page differs from the spec, against what was known (`+` new, `-` no more):",
    codeBlock(lines.join("\n"), maxLines),
    `Bring the spec up to date where the page is right, then run ${code(`pnpm ci:upstream ${state.provider} --accept`)} and commit.`,
  ];
}
