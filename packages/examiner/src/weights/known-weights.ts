/** One exact file of weights; anything else under its name is refused. */
export interface KnownWeights {
  /** What the API calls the model. */
  name: string;
  /** What people call it. */
  title: string;
  fileName: string;
  sha256: string;
  /** In bytes. */
  size: number;
}

/** The weights of the embedded examiner: every calibration was made with these bytes. */
export const examinerWeights: KnownWeights = {
  name: "smollm2-135m-instruct",
  title: "SmolLM2-135M-Instruct Q4_1",
  fileName: "SmolLM2-135M-Instruct.Q4_1.gguf",
  sha256: "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
  size: 98_362_432,
};
