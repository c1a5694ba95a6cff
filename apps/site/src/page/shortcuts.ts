/** Opens the list of shortcuts by its button and by `?`, and the search by `/`, unless one is writing. */
export function startShortcuts(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.shortcuts");
  document.querySelector("[data-shortcuts]")?.addEventListener("click", () => dialog?.showModal());
  document.addEventListener("keydown", ({ key, target, ctrlKey, metaKey }) => {
    if (target instanceof Element && target.closest("textarea, input, select") !== null) return;
    if (key === "?" && dialog?.open === false) dialog.showModal();
    if (key === "/" && !ctrlKey && !metaKey) location.assign("/search");
  });
}
