/** A sentence of a report as a school reads it: in French, with English beside it. */
export function sayInBoth(french: string, english: string): string {
  return `${french} — ${english}`
}
