const themes = ["system", "light", "dark"] as const;
type Theme = (typeof themes)[number];

/** Lets the reader choose a theme over the system's, and remembers it. */
export function startThemeToggle(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-theme-toggle]");
  if (button === null) return;
  let theme = themes.find((each) => each === document.documentElement.dataset["theme"]) ?? "system";
  const show = (): void => {
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "system";
    apply(theme);
    show();
  });
  show();
  button.hidden = false;
}

function apply(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem("assay:theme", theme);
  } catch {
    // A browser that forbids storage forgets the choice with the page.
  }
}
