import type { APIRoute, GetStaticPaths } from "astro";
import type { AgentTrace } from "../../../figures/agent-trace-data.ts";
import { loadCourse, loadLesson } from "../../../load/course.ts";

export const getStaticPaths: GetStaticPaths = async () => {
  const { lessons } = await loadCourse();
  const drawn = [...lessons].filter(([, { figures }]) => Object.hasOwn(figures, "agent-trace"));
  return drawn.map(([lesson]) => ({ params: { lesson } }));
};

/** All runs of the figure; its page carries the first one alone. */
export const GET: APIRoute = async ({ params: { lesson } }) => {
  const { figures } = await loadLesson(lesson ?? "");
  return Response.json((figures["agent-trace"] as AgentTrace).runs);
};
