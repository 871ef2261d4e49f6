// "Was this page any help?" without a new page.

export function helpful() {
  const form = document.querySelector(".fp-helpful");
  const question = form?.querySelector("p");
  form?.addEventListener("submit", async (event) => {
    const { submitter } = event;
    if (!submitter) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, submitter));
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers: { accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      for (const button of form.querySelectorAll("button")) button.remove();
      question.textContent = form.dataset.thanks;
      // The button that was pressed is gone, and the focus with it.
      question.tabIndex = -1;
      question.focus();
    } catch {
      // As it would have been without the script.
      const chosen = document.createElement("input");
      Object.assign(chosen, { type: "hidden", name: "answer", value: submitter.value });
      form.append(chosen);
      form.submit();
    }
  });
}
