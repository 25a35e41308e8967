import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { PEERS } from "./peers/installed.js";
import type { Spread } from "./spread.js";

/** A bar for each client, shortest first. */
export interface Chart {
  /** The name of its files. */
  readonly name: string;
  readonly title: string;
  /** Where the longest are so many times as long as the others that nothing else would be seen. */
  readonly isLogarithmic?: boolean;
  readonly bars: readonly Bar[];
}

export interface Bar {
  readonly name: string;
  readonly value: number;
  /** As it is written behind the bar. */
  readonly label: string;
  /** Of the measurements, where they differ. */
  readonly range?: Spread | undefined;
}

interface Colours {
  readonly text: string;
  readonly ours: string;
  readonly others: string;
}

/** By the names of GitHub's themes; the background is the page's own. */
export const THEMES: Readonly<Record<"light" | "dark", Colours>> = {
  light: { text: "#1f2328", ours: "#0969da", others: "#afb8c1" },
  dark: { text: "#e6edf3", ours: "#4493f8", others: "#57606a" },
};

/** Draws as SVG, the same for the same figures. vega-lite is installed with the peers. */
export async function drawChart(
  { title, isLogarithmic = false, bars }: Chart,
  { text, ours, others }: Colours,
): Promise<string> {
  const [vega, vegaLite] = await Promise.all([load<Vega>("vega"), load<VegaLite>("vega-lite")]);
  // Of the logarithmic ones, that which has a place for 0.
  const scale = { type: isLogarithmic ? "symlog" : "linear" };
  const x = { field: "value", type: "quantitative", axis: null, scale };
  const spec = {
    title: {
      text: isLogarithmic ? `${title} (logarithmic)` : title,
      anchor: "start",
      color: text,
      fontSize: 14,
      offset: 12,
    },
    width: 420,
    height: { step: 22 },
    background: "transparent",
    padding: 8,
    data: {
      values: bars
        .toSorted((one, other) => one.value - other.value)
        .map(({ range, ...bar }) => ({ ...bar, least: range?.least, most: range?.most })),
    },
    encoding: {
      y: {
        field: "name",
        type: "nominal",
        sort: null,
        axis: {
          title: null,
          labelColor: text,
          labelFontSize: 12,
          domain: false,
          ticks: false,
          labelLimit: 0,
        },
      },
    },
    layer: [
      {
        mark: { type: "bar", height: 14, cornerRadiusEnd: 2 },
        encoding: {
          x,
          color: { condition: { test: 'datum.name === "agent-stop"', value: ours }, value: others },
        },
      },
      {
        transform: [{ filter: "isValid(datum.least)" }],
        mark: { type: "rule", color: text, strokeWidth: 1.5 },
        encoding: { x: { ...x, field: "least" }, x2: { field: "most" } },
      },
      {
        transform: [{ calculate: "max(datum.value, isValid(datum.most) ? datum.most : 0)", as: "end" }],
        mark: { type: "text", align: "left", dx: 6, color: text, fontSize: 12 },
        encoding: { x: { ...x, field: "end" }, text: { field: "label", type: "nominal" } },
      },
    ],
    config: { view: { stroke: null }, font: "system-ui, sans-serif" },
  };
  const view = new vega.View(vega.parse(vegaLite.compile(spec).spec), { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return `${svg}\n`;
}

/** What is used of vega; its own types are not there before the peers are. */
interface Vega {
  readonly parse: (spec: unknown) => unknown;
  readonly View: new (
    runtime: unknown,
    options: object,
  ) => { readonly toSVG: () => Promise<string>; readonly finalize: () => void };
}

interface VegaLite {
  readonly compile: (spec: object) => { readonly spec: unknown };
}

async function load<Module>(name: string): Promise<Module> {
  const path = createRequire(`${PEERS}package.json`).resolve(name);
  return (await import(pathToFileURL(path).href)) as Module;
}
