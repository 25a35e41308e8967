import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describeOutcomes, emitFiles } from "agent-stop-generator";

const specs = new URL("../../../specs/", import.meta.url);

/** What each outcome is told by, as a table in Markdown: a row for each outcome of each provider. */
export async function outcomeTable(): Promise<string> {
  const names = (await readdir(specs)).toSorted();
  const rows = await Promise.all(names.map(rowsOf));
  return ["| provider | outcome | the provider's answer |", "| --- | --- | --- |", ...rows.flat()].join("\n");
}

async function rowsOf(name: string): Promise<readonly string[]> {
  const { provider } = await emitFiles(fileURLToPath(new URL(`${name}/openapi.yaml`, specs)));
  const stops = provider.operations.flatMap(({ stop }) => (stop ? describeOutcomes(stop) : []));
  return stops.map(
    ({ outcome, when }, index) =>
      `| ${index === 0 ? name : ""} | \`${outcome}\` | ${when.replaceAll("|", "\\|")} |`,
  );
}
