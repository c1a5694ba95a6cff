const small = (
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen " +
  "seventeen eighteen nineteen"
).split(" ");
const tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/** Writes a whole number below a hundred in words, with a capital: `Thirty-six`. */
export function inWords(value: number): string {
  const words =
    small[value] ?? [tens[Math.floor(value / 10)], small[value % 10]].join("-").replace("-zero", "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
