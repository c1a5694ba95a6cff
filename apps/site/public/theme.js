// Before the first paint: what the reader chose over the system's theme.
try {
  const theme = localStorage.getItem("assay:theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // A browser that forbids storage keeps the system's theme.
}
