/** Opens the list of shortcuts by its button and by `?`, and the search by `/`, unless one is writing. */
export function startShortcuts(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog.shortcuts");
  document.querySelector("[data-shortcuts]")?.addEventListener("click", () => dialog?.showModal());
  document.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey } = event;
    if (isWriting(event)) return;
    if (key === "?" && dialog?.open === false) dialog.showModal();
    if (key === "/" && !ctrlKey && !metaKey) location.assign("/search");
  });
}

/** Tells whether a key was pressed in a field; only the event's path reaches into the shadow of a code editor. */
function isWriting(event: Event): boolean {
  const [target] = event.composedPath();
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("textarea, input, select") !== null;
}
