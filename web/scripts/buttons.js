// A link that says it is a button answers the space bar as buttons do: browsers do not see to that.

export function buttons() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a[role=button]")) return;
    event.preventDefault();
    event.target.click();
  });
}
