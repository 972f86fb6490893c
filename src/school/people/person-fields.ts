/** What a person's own fields become when somebody types them: trimmed, empty ones left out. */
import type { PersonInput } from '#contract/people.ts'
import { type Day, isDay } from '#kernel/calendar-day.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'

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

/** Refuses names that are only signs, and birth dates that the calendar does not have. */
export function personFieldsOf(input: PersonInput): Result<TypedPersonFields> {
  const familyName = lineOrNull(input.familyName)
  const givenName = lineOrNull(input.givenName)
  const birthDate = input.birthDate ?? null
  if (familyName === null) return refuse('bad_request', { where: 'familyName' })
  if (givenName === null) return refuse('bad_request', { where: 'givenName' })
  if (birthDate !== null && !isDay(birthDate)) return refuse('bad_request', { where: 'birthDate' })
  return accept({
    familyName,
    usageName: lineOrNull(input.usageName),
    givenName,
    civility: lineOrNull(input.civility),
    birthDate,
    email: lineOrNull(input.email),
    phone: lineOrNull(input.phone),
    address: addressOf(input.address),
  })
}

function addressOf(address: PersonInput['address']): PersonInput['address'] | null {
  if (address === null || address === undefined) return null
  return {
    lines: address.lines.map(plainLine).filter((line) => line !== ''),
    postcode: lineOrNull(address.postcode),
    commune: lineOrNull(address.commune),
    country: lineOrNull(address.country),
  }
}

function lineOrNull(text: string | null | undefined): string | null {
  const line = plainLine(text ?? '')
  return line === '' ? null : line
}
