// content
export { lessonId, exerciseId, uuid } from "./ids.ts";
export { lesson, card, cards } from "./lesson.ts";
export type { Lesson, Card } from "./lesson.ts";
export { tracks } from "./tracks.ts";
export type { Tracks, ListedLesson } from "./tracks.ts";
export { glossary } from "./glossary.ts";
export type { Glossary, Term } from "./glossary.ts";
export { factSheet } from "./facts.ts";
export type { Change, Fact, FactSheet } from "./facts.ts";
export { findModel, modelRegistry } from "./models.ts";
export type { ListedModel, ModelRegistry } from "./models.ts";
export { exercise } from "./exercise.ts";
export type { Exercise, ExerciseInput, Gate } from "./exercise.ts";
export { publicExercise } from "./public-exercise.ts";
export type { PublicExercise } from "./public-exercise.ts";
export { visibleCases, hiddenCases } from "./cases.ts";
export type { Case, CaseInput, HiddenCases } from "./cases.ts";
export { calibration, decoyRole } from "./calibration.ts";
export type { Calibration, DecoyRole } from "./calibration.ts";
export { recordedCount, recordedReply, recordingHead } from "./recording.ts";
export type { RecordedCount, RecordedReply, RecordedReplyInput } from "./recording.ts";
export type { Json } from "./json.ts";

// what authors are told
export { findCaseProblems } from "./author/case-rules.ts";
export type { CaseProblem } from "./author/case-rules.ts";
export { closest, editDistance } from "./author/closest.ts";
export { decodeUtf8 } from "./author/decode-utf8.ts";
export { validate } from "./author/explain.ts";
export type { SchemaProblem, Validated } from "./author/explain.ts";
export { formatProblem } from "./author/problem.ts";
export type { AuthorProblem, Read } from "./author/problem.ts";
export { readDocument } from "./author/read-document.ts";
export type { Locate, ParsedDocument, ReadDocument } from "./author/read-document.ts";

// the parts of an exercise
export type { Part, PartInput, PartType, PartValue, Text } from "./parts/index.ts";
export type { ChatTurn } from "./parts/chat.ts";
export { codeValue } from "./parts/code.ts";
export type { SelectionPart } from "./parts/selection.ts";
export type { SettingsOption, SettingsPart } from "./parts/settings.ts";
export { subjectFile } from "./steps/assert.ts";
export type { Step, StepInput, StepOf } from "./steps/index.ts";
export { asksExaminer } from "./steps/asks-examiner.ts";
export type { ExaminerGrant } from "./steps/code.ts";
export { grantsOf } from "./steps/grants.ts";
export type { GrantName } from "./steps/grants.ts";
export { leafNames } from "./checks/index.ts";
export type { Check, CheckOf, LeafCheck, LeafName } from "./checks/index.ts";
export { correction } from "./correction.ts";
export type { Correction } from "./correction.ts";
export { modelSettings } from "./settings.ts";
export type { ModelSettings, ModelSettingsInput } from "./settings.ts";

// what a learner hands in
export { artifactShape, parseArtifact } from "./artifact.ts";
export { artifactFromFiles } from "./artifact-files.ts";
export { budgetedTexts, overBudgetMessage } from "./token-budget.ts";
export type { Artifact, ArtifactProblem, ArtifactProblemCode, ParsedArtifact } from "./artifact.ts";
export { exerciseVersion, newSubmission, submission, submissionMode } from "./submission.ts";
export type { NewSubmission, Submission, SubmissionMode } from "./submission.ts";

// what comes of it
export { assertMove, fault, isFinal, mayMove, stateMessage, submissionState } from "./states.ts";
export type { Fault, StateMessage, SubmissionState } from "./states.ts";
export { gradeEvent, storedEvent } from "./events.ts";
export type { GradeEvent, GradeEventOf, StoredEvent } from "./events.ts";
export { assertionResults } from "./samples.ts";
export type {
  AssertionResult,
  CheckResult,
  CodeOutcome,
  CodeRun,
  HostCall,
  HiddenSample,
  ModelRequest,
  SampleCall,
  TestResult,
  VisibleSample,
} from "./samples.ts";
export { endpointScript } from "./endpoint-script.ts";
export type { BodyCut, EndpointReply, EndpointScript } from "./endpoint-script.ts";
export type { ScriptLimits } from "./script-limits.ts";
export { modelScript, toolScript } from "./script.ts";
export type { ModelScript, ModelTurn, ToolScript } from "./script.ts";
export { vectorList } from "./vectors.ts";
export type { VectorList } from "./vectors.ts";
export { readTests, testFilesOf } from "./tests.ts";
export type { Test, TestProblem, TestRun, Tests } from "./tests.ts";
export { typeProblem } from "./type-problem.ts";
export type { TypeProblem } from "./type-problem.ts";
export { attempt } from "./attempt.ts";
export type { Attempt } from "./attempt.ts";
export { earned, earnedHint, hintRung, rungsOf, solutionRung } from "./earned.ts";
export type { Earned, EarnedHint } from "./earned.ts";
export { caseVerdicts } from "./case-verdicts.ts";
export type { CaseVerdicts } from "./case-verdicts.ts";
export { grade, practiceResult } from "./grade.ts";
export type {
  ExaminerIdentity,
  FieldCounts,
  FieldTally,
  Finding,
  Grade,
  PracticeResult,
  Stability,
  Tally,
  Usage,
  Verdict,
} from "./grade.ts";
export { costOf, isFree, price, sumCosts } from "./price.ts";
export type { Price } from "./price.ts";
export { decideSpend } from "./spend.ts";
export type { Spend } from "./spend.ts";
export { problem, problemCode } from "./problem.ts";
export type { Problem, ProblemCode } from "./problem.ts";
