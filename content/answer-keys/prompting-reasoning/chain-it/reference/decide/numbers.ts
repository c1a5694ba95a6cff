const upToNineteen =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const tens = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

/** Reads a number from zero to ninety-nine, written in words; undefined where it is none. */
export function readNumber(words: string): number | undefined {
  const [first = "", second] = words.toLowerCase().split("-");
  const small = upToNineteen.indexOf(first);
  if (second === undefined && small !== -1) return small;
  const ten = tens.indexOf(first);
  const one = second === undefined ? 0 : upToNineteen.indexOf(second);
  return ten < 2 || one === -1 || one > 9 ? undefined : 10 * ten + one;
}
