import assert from "node:assert/strict";
import axe from "axe-core";

/// A phone and a desk.
const WIDTHS = [360, 1280];

/// The narrowest that WCAG 2.2 (1.4.10) asks a page to fit: 1280 pixels zoomed to 400 %.
const REFLOW_WIDTH = 320;

const RULES = {
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
  rules: { "target-size": { enabled: true } }, // off unless asked for
  resultTypes: ["violations"],
};

/// The page as it stands breaks no rule of WCAG 2.2 A and AA that axe can judge, nor good practice, on a phone and on
/// a desk, and nobody has to scroll it sideways.
export async function assertAccessible(page) {
  const found = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate((rules) => window.axe.run(document, rules), RULES);
    for (const { id, impact, help, nodes } of violations) {
      for (const { target, failureSummary } of nodes) {
        found.push(`${width} px: ${id} (${impact}), ${help}: ${target.join(" ")}\n    ${failureSummary}`);
      }
    }
  }
  await page.setViewportSize({ width: REFLOW_WIDTH, height: 640 });
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  if (needed > REFLOW_WIDTH) found.push(`${REFLOW_WIDTH} px: the page is ${needed} px wide`);
  if (found.length > 0) assert.fail(`${page.url()} is not accessible\n  ${found.join("\n  ")}`);
}
