/** Opens the list of shortcuts by its button and by `?`, unless one is writing. */
export function startShortcuts(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.shortcuts");
  if (dialog === null) return;
  document.querySelector("[data-shortcuts]")?.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    const isWriting =
      event.target instanceof Element && event.target.closest("textarea, input, select") !== null;
    if (event.key === "?" && !isWriting && !dialog.open) dialog.showModal();
  });
}
