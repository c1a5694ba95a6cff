/** What every page does by itself: says how the examiner is, switches the theme, lists the shortcuts, notes which cards were met. */
import { startExaminerLine } from "./examiner-line.ts";
import { startMeeting } from "../review/meet.ts";
import { startShortcuts } from "./shortcuts.ts";
import { startThemeToggle } from "./theme-toggle.ts";

startExaminerLine();
startShortcuts();
startMeeting();
startThemeToggle();
