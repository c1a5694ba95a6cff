/** Notes when a card of a lesson is opened for the first time: its cards are then in the queue. */
export function startMeeting(): void {
  const [, lesson] = /^\/lessons\/([^/]+)/.exec(location.pathname) ?? [];
  if (lesson === undefined) return;
  document.querySelector(".recall")?.addEventListener("click", () => {
    try {
      localStorage[`assay:met:${lesson}`] ??= new Date().toISOString();
    } catch {
      // A browser that keeps nothing has no queue.
    }
  });
}
