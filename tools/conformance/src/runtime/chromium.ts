import { existsSync } from "node:fs";
import { importInstalled, NOT_INSTALLED } from "./installed.js";
import type { Runtime } from "./runtime.js";

/** As much of playwright-core as is used here. */
interface Playwright {
  readonly chromium: { launch(options: Readonly<Record<string, unknown>>): Promise<Browser> };
}

interface Browser {
  newPage(): Promise<{
    goto(url: string): Promise<unknown>;
    evaluate(script: string): Promise<unknown>;
  }>;
  close(): Promise<void>;
}

/** Where Debian, others, and macOS have it. */
const PLACES = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** A page of another origin than the provider's: each request of it is a CORS request. */
export async function findChromium(): Promise<Runtime> {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined)
    return { type: "absent", reason: "no Chromium: CHROMIUM can say where it is" };
  const module = await importInstalled("playwright-core");
  if (module === undefined) return { type: "absent", reason: NOT_INSTALLED };
  const { chromium } = module["default"] as Playwright;
  return {
    type: "present",
    run: async ({ pageUrl, signal }) => {
      const browser = await chromium.launch({
        executablePath,
        args: ["--disable-gpu", "--disable-background-networking", "--disable-component-update"],
      });
      signal.addEventListener("abort", () => void browser.close());
      try {
        const page = await browser.newPage();
        await page.goto(pageUrl);
        await page.evaluate('import("/main.js").then(() => undefined)');
      } finally {
        await browser.close();
      }
    },
  };
}
