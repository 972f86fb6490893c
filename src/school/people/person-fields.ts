/** What a person's own fields become when somebody types them: trimmed, empty ones left out. */
import type { PersonInput } from '#contract/people.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'

export interface TypedPersonFields {
  readonly familyName: string
  readonly usageName: string | null
  readonly givenName: string
  readonly civility: string | null
  readonly birthDate: Day | null
  readonly email: string | null
  readonly phone: string | null
  readonly address: PersonInput['address'] | null
}

export function personFieldsOf(input: PersonInput): TypedPersonFields {
  const birthDate = input.birthDate ?? null
  return {
    familyName: tidy(input.familyName) ?? '',
    usageName: tidy(input.usageName),
    givenName: tidy(input.givenName) ?? '',
    civility: tidy(input.civility),
    birthDate: birthDate !== null && isDay(birthDate) ? birthDate : null,
    email: tidy(input.email),
    phone: tidy(input.phone),
    address: input.address ?? null,
  }
}

/** Single spaces, none at the ends; null where nothing is left. */
function tidy(text: string | null | undefined): string | null {
  const tidied = text?.normalize('NFC').replaceAll(/\s+/gu, ' ').trim() ?? ''
  return tidied === '' ? null : tidied
}
