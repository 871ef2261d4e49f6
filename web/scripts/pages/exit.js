// Leaving quickly: a press of the button, or Shift three times.

import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";

/// The component, but that the page to leave is not one to come back to.
class Leave extends ExitThisPage {
  exitPage() {
    document.body.classList.add("govuk-exit-this-page-hide-content");
    window.location.replace(this.$button.href);
  }
}

// It says that it is a button and is a link, to be there without a script: so the space bar has to press it, too.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches("a[role=button]")) return;
  event.preventDefault();
  event.target.click();
});

// What the component asks for before it starts.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
new Leave(document.querySelector(".govuk-exit-this-page"));
