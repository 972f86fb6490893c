/** The words of what somebody is in a school, for any code that the server knows. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { RoleName } from '#contract/people.ts'

type PeopleWords = Words['people']

export function roleWord(words: PeopleWords, role: string): string {
  return (words.roles as Readonly<Record<string, string>>)[role] ?? role
}

export function functionWord(words: PeopleWords, staffFunction: string | null): string {
  const known = words.functions as Readonly<Record<string, string>>
  return known[staffFunction ?? 'other'] ?? words.functions.other
}

/** "personnel : secrétariat", "direction". */
export function roleWithFunction(
  words: PeopleWords,
  { role, staffFunction }: { readonly role: RoleName; readonly staffFunction: string | null },
): string {
  return role === 'staff' ? functionWord(words, staffFunction) : roleWord(words, role)
}

export function kindWord(words: PeopleWords, kind: string | null): string {
  const known = words.kinds as Readonly<Record<string, string>>
  return known[kind ?? 'unknown'] ?? words.kinds.unknown
}
