export { createModel, free } from "./create-model.ts";
export type { ModelOptions } from "./create-model.ts";
export { ModelError } from "./model-error.ts";
export type { ModelErrorCode } from "./model-error.ts";
export type {
  LabelsRequest,
  Message,
  Model,
  Price,
  Reply,
  Request,
  ResponseFormat,
  SendOptions,
  Settings,
  Wait,
} from "./model.ts";
