import type { APIRoute, GetStaticPaths } from "astro";
import { isAgentTrace } from "../../../figures/agent-trace-data.ts";
import { loadCourse, loadLesson } from "../../../load/course.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const { lessons } = await loadCourse();
  const drawn = [...lessons].filter(([, { figures }]) => isAgentTrace(figures["agent-trace"]));
  return drawn.map(([lesson]) => ({ params: { lesson } }));
};

/** All runs of the figure; its page carries the first one alone. */
export const GET: APIRoute = async ({ params: { lesson } }) => {
  const { figures } = await loadLesson(lesson ?? "");
  const trace = figures["agent-trace"];
  if (!isAgentTrace(trace)) throw new Error(`the figure agent-trace of ${lesson} is not what was checked`);
  return Response.json(trace.runs);
};
