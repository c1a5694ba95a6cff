/** The exercise that stands open on the home page. */
export const homeExercise = "prompting-few-shot/product-word";
