// Draws the pictures of a terminal as one SVG that plays them, again and again.

const WIDTH = 8.4;
const HEIGHT = 18;
const MARGIN = 12;
/** How long the last picture stands, in ms. */
const REST = 4_000;

/** Each frame is the lines of a screen, and the time at which they were first seen, in ms. */
export function drawFrames(frames, { columns, rows }) {
  const width = Math.round(columns * WIDTH + 2 * MARGIN);
  const height = rows * HEIGHT + 2 * MARGIN;
  const total = frames.at(-1).at + REST;
  const pictures = frames.map(({ at, text }, index) => {
    const from = ((100 * (index === 0 ? 0 : at)) / total).toFixed(2);
    const to = ((100 * (frames[index + 1]?.at ?? total)) / total).toFixed(2);
    const lines = text.map((line, row) => drawLine(line, row)).join("");
    return { from, to, group: `<g class="f${index}">${lines}</g>` };
  });
  const styles = pictures.map(({ from, to }, index) => {
    const hidden = (percent) => `${percent}%{visibility:hidden}`;
    const before = Number(from) > 0 ? hidden(0) : "";
    const after = Number(to) < 100 ? hidden(to) : "";
    const name = `f${index}`;
    return (
      `@keyframes ${name}{${before}${from}%{visibility:visible}${after}}` +
      `.${name}{visibility:hidden;animation:${name} ${(total / 1000).toFixed(2)}s step-end infinite}`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">
<title>agent-stop in a terminal</title>
<style>text{font:14px ui-monospace,Menlo,Consolas,monospace;fill:#d6deeb;white-space:pre}
${styles.join("\n")}
@media (prefers-reduced-motion){g{animation:none!important}.f${frames.length - 1}{visibility:visible}}</style>
<rect width="100%" height="100%" rx="6" fill="#10151c"/>
${pictures.map(({ group }) => group).join("\n")}
</svg>
`;
}

function drawLine(line, row) {
  const text = line.trimEnd().replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  if (text === "") return "";
  const length = Math.round(line.trimEnd().length * WIDTH);
  return `<text x="${MARGIN}" y="${MARGIN + (row + 1) * HEIGHT - 4}" textLength="${length}" xml:space="preserve">${text}</text>`;
}
