/** What every page does by itself: says how the examiner is, switches the theme, lists the shortcuts. */
import { startExaminerLine } from "./examiner-line.ts";
import { startShortcuts } from "./shortcuts.ts";
import { startThemeToggle } from "./theme-toggle.ts";

startExaminerLine();
startShortcuts();
startThemeToggle();
