import type { Calibration, ExaminerIdentity, PublicExercise } from "@assay/exercise";
import { fieldF1 } from "@assay/exercise/panel";
import { graderVersion } from "@assay/grader";
import type { ArtifactRole } from "../check/artifacts.ts";
import type { ProofResult } from "../check/prove.ts";

/** What a calibration is made of, besides the exercise. */
export interface Measured {
  results: readonly ProofResult[];
  keyVersion: string;
  /** Absent where none was asked. */
  examiner: ExaminerIdentity | undefined;
  secondsPerCase: number;
  date: string;
}

/** Writes what a proof found out as the public record: scores by role and variant, never by case. */
export function toCalibration(published: PublicExercise, measured: Measured): Calibration {
  const { results, keyVersion, examiner, secondsPerCase, date } = measured;
  const variants = [...Map.groupBy(results, (each) => each.variant).values()].map((ofVariant) => ({
    reference: scoreOf(ofVariant, "reference"),
    decoys: {
      empty: scoreOf(ofVariant, "empty"),
      starter: scoreOf(ofVariant, "starter"),
      naive: scoreOf(ofVariant, "naive"),
      "popular-advice": scoreOf(ofVariant, "popular-advice"),
      "hard-coded": scoreOf(ofVariant, "hard-coded"),
    },
  }));
  return {
    ...(examiner === undefined ? {} : { examiner }),
    date,
    exerciseVersion: published.exerciseVersion,
    keyVersion,
    graderVersion,
    secondsPerCase: Math.max(0.01, Math.round(secondsPerCase * 100) / 100),
    variants,
  };
}

function scoreOf(results: readonly ProofResult[], role: ArtifactRole) {
  const result = results.find((each) => each.role === role);
  if (result === undefined) throw new Error(`a variant was proved without ${role}`);
  const { hidden, lowest, mutants } = result;
  const ofLabel = lowest === undefined ? {} : { lowest: lowest.passed };
  const ofFields = hidden.fields === undefined ? {} : { fieldF1: fieldF1(hidden.fields) };
  const ofMutants =
    mutants === undefined
      ? {}
      : { mutants: { caught: mutants.defects.passed, falseAlarms: mutants.falseAlarms } };
  return { passed: hidden.passed, total: hidden.total, ...ofLabel, ...ofFields, ...ofMutants };
}
