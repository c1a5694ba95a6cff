import type { Content } from "@assay/content";
import type { ListedModel } from "@assay/exercise";
import type { Course } from "../course.ts";
import type { Found } from "../finding.ts";

/** So long before its last day a model that exercises are proved on is spoken of. */
const noticeDays = 60;

type Look<Needed extends keyof Content> = Pick<Course, "today"> & { content: Pick<Content, Needed> };

/** Finds models whose prices and dates have to be read again. */
export const findOldModels = ({ content, today }: Look<"models">): Found[] =>
  content.models
    .filter(({ expires }) => expires <= today)
    .map(({ id, checked, expires, sources, place }) => ({
      ...place,
      message: `\`${id}\` expired on ${expires}; it was last checked on ${checked}`,
      write: `read ${sources.map(({ url, name }) => url ?? name).join(" and ")} again, mend its price and dates, and move \`checked\` and \`expires\` on; take out a model that is served no longer`,
    }));

/** Finds models that are about to go while exercises are proved on them: said in time, before it fails a learner. */
export const findRetiringModels = ({ content, today }: Look<"models" | "exercises">): Found[] =>
  content.models.flatMap((model): Found[] => {
    const { id, retires, place } = model;
    const exercises = provedOn(model, content);
    if (retires === undefined || exercises.length === 0 || today < daysBefore(retires, noticeDays)) return [];
    const isGone = today >= retires;
    return [
      {
        ...place,
        message: `\`${id}\` ${isGone ? "retired" : "retires"} on ${retires}, and ${exercises.join(", ")} ${exercises.length === 1 ? "is" : "are"} proved on it`,
        write: "prove on another model, and record that",
        ...(isGone ? {} : { isNote: true }),
      },
    ];
  });

/** Lists the exercises that are proved on a model. */
function provedOn(
  { id, title, file, snapshot }: ListedModel,
  { exercises }: Pick<Content, "exercises">,
): string[] {
  const names = [id, title, snapshot];
  return Array.from(exercises.values())
    .filter(({ calibration }) => {
      const examiner = calibration?.examiner;
      if (examiner === undefined) return false;
      return file === undefined ? names.includes(examiner.name) : examiner.file === file;
    })
    .map(({ exercise }) => exercise.id);
}

const daysBefore = (day: string, days: number): string =>
  new Date(Date.parse(day) - days * 86_400_000).toISOString().slice(0, 10);
