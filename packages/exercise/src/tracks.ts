import { z } from "zod";
import { lessonId } from "./ids.ts";

const listedLesson = z.strictObject({
  id: lessonId,
  short: z.string().min(2).max(24).describe("The lesson's name on the map."),
  promise: z.string().min(20).describe("What one can do after it, in one sentence."),
});
export type ListedLesson = z.infer<typeof listedLesson>;

/** Tracks and the order of their lessons: `tracks.yaml`. */
export const tracks = z
  .strictObject({
    tracks: z.array(
      z.strictObject({
        id: z.string().regex(/^[a-z]+$/),
        title: z.string().min(3).describe("The track's name on the map."),
        lessons: z.array(listedLesson).min(1),
      }),
    ),
    fastPath: z.array(lessonId).describe("The ten-lesson path, in order."),
  })
  .superRefine((value, context) => {
    const ids = value.tracks.flatMap((track) => track.lessons.map((each) => each.id));
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined)
      context.addIssue({ code: "custom", message: `the lesson ${twice} is listed twice` });
    for (const [index, id] of value.fastPath.entries()) {
      if (!ids.includes(id)) {
        context.addIssue({
          code: "custom",
          path: ["fastPath", index],
          message: `there is no lesson ${id} in a track`,
        });
      }
    }
  });
export type Tracks = z.infer<typeof tracks>;
