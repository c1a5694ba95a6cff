export { ContentError, exerciseFolder, listExercises, loadContent, readTracks } from "./load-content.ts";
export type { Content } from "./load-content.ts";
export { loadTestSuites } from "./load-tests.ts";
export type { LoadedLesson } from "./load-lesson.ts";
