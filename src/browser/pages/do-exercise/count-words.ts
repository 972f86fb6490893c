/** Words as a French teacher counts them: "l'eau" is two, "peut-être" is one, a number is one. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[-‑.,][\p{L}\p{N}]+)*/gu)?.length ?? 0
}
