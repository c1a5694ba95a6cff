import { loadCourse } from "../load/course.ts";
import { llmsText } from "../markdown/llms-text.ts";

/** What the course is and where its texts are, for a reader's own tools. */
export async function GET(): Promise<Response> {
  return new Response(llmsText(await loadCourse()));
}
