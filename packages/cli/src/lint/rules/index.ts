import type { Rule } from "../course.ts";
import type { Found } from "../finding.ts";
import { findUncovered } from "./coverage.ts";
import { findExpiredFacts } from "./expired-facts.ts";
import { findHiddenText } from "./hidden-text.ts";
import { findUnevenLabels } from "./label-balance.ts";
import { findDeadLinks } from "./links.ts";
import { findLoneKeys } from "./lone-keys.ts";
import { findWrongPace } from "./pace.ts";
import { findSilentPictures } from "./pictures.ts";
import { findOldModels, findRetiringModels } from "./models.ts";
import { findCircularPrerequisites } from "./prerequisites.ts";
import { findTellingQuizzes } from "./quiz.ts";
import { findTwiceUsedIds } from "./unique-ids.ts";

/** Every rule by the name that a finding carries. */
export const rules: Readonly<Record<string, Rule<Found>>> = {
  "lone-keys": findLoneKeys,
  "unique-ids": findTwiceUsedIds,
  links: findDeadLinks,
  pictures: findSilentPictures,
  quiz: findTellingQuizzes,
  "label-balance": findUnevenLabels,
  "hidden-text": findHiddenText,
  pace: findWrongPace,
  prerequisites: findCircularPrerequisites,
  coverage: findUncovered,
  "expired-facts": findExpiredFacts,
  "expired-models": findOldModels,
  "retiring-models": findRetiringModels,
};
