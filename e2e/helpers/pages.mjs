// What a person looks for on our pages.

import assert from "node:assert/strict";

/// The box that one types into to search: in the middle of a page before one in its header.
export const searchBox = (page) =>
  page.locator('main input[name="q"], html:not(:has(main input[name="q"])) input[name="q"]').first();

/// The links to the services that a search has found, in their order.
export const resultLinks = (page) => page.getByRole("main").getByRole("link").and(page.locator('[href*="/services/"]'));

/// Presses Tab until what has the focus matches `selector`, as somebody without a mouse does.
export async function tabTo(page, selector, most = 60) {
  const passed = [];
  for (let presses = 0; presses < most; presses++) {
    await page.keyboard.press("Tab");
    const [matches, name] = await page.evaluate((wanted) => {
      const active = document.activeElement;
      return [active.matches(wanted), active.outerHTML.slice(0, 80)];
    }, selector);
    if (matches) return;
    passed.push(name);
  }
  assert.fail(`Tab does not reach ${selector}; it passed\n  ${passed.join("\n  ")}`);
}
