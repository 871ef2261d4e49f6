// Leaving quickly: a press of the button, or Shift three times.

import { ExitThisPage } from "govuk-frontend/dist/govuk/components/exit-this-page/exit-this-page.mjs";
import { buttons } from "../buttons.js";

/// The component, but that the page to leave is not one to come back to.
class Leave extends ExitThisPage {
  exitPage() {
    document.body.classList.add("govuk-exit-this-page-hide-content");
    window.location.replace(this.$button.href);
  }
}

buttons();

// What the component asks for before it starts.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
new Leave(document.querySelector(".govuk-exit-this-page"));
