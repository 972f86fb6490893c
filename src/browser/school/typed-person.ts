/** A person as somebody types one into fields: what is wrong with it, and what is sent. Pure. */
import type { PersonFile, PersonInput } from '#contract/people.ts'

/** Everything as text, as fields hold it. */
export interface TypedPerson {
  readonly givenName: string
  readonly familyName: string
  readonly usageName: string
  readonly civility: string
  /** `2015-03-21`, or empty. */
  readonly birthDate: string
  readonly email: string
  readonly phone: string
  /** One line a line. */
  readonly addressLines: string
  readonly postcode: string
  readonly commune: string
  readonly country: string
}

export const nobodyTyped: TypedPerson = {
  givenName: '',
  familyName: '',
  usageName: '',
  civility: '',
  birthDate: '',
  email: '',
  phone: '',
  addressLines: '',
  postcode: '',
  commune: '',
  country: '',
}

/** The most lines that an address has on the wire. */
const addressLinesMax = 6

export function typedFromFile(file: PersonFile): TypedPerson {
  const { address } = file
  return {
    givenName: file.givenName,
    familyName: file.familyName,
    usageName: file.usageName ?? '',
    civility: file.civility ?? '',
    birthDate: file.birthDate ?? '',
    email: file.email ?? '',
    phone: file.phone ?? '',
    addressLines: (address?.lines ?? []).join('\n'),
    postcode: address?.postcode ?? '',
    commune: address?.commune ?? '',
    country: address?.country ?? '',
  }
}

export type PersonProblem = 'missing' | 'email' | 'phone'

/** Field → what is wrong; empty when it may be sent. */
export function problemsOf(person: TypedPerson): Partial<Record<keyof TypedPerson, PersonProblem>> {
  const problems: Partial<Record<keyof TypedPerson, PersonProblem>> = {}
  if (person.givenName.trim() === '') problems.givenName = 'missing'
  if (person.familyName.trim() === '') problems.familyName = 'missing'
  const email = person.email.trim()
  const phone = person.phone.trim()
  if (email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email)) problems.email = 'email'
  if (phone !== '' && !/^[0-9+(). -]+$/.test(phone)) problems.phone = 'phone'
  return problems
}

const lineOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim())

export function sentPerson(person: TypedPerson): PersonInput {
  const lines = person.addressLines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, addressLinesMax)
  const [postcode, commune, country] = [person.postcode, person.commune, person.country].map(
    lineOrNull,
  )
  const hasAddress = lines.length > 0 || [postcode, commune, country].some((part) => part !== null)
  return {
    givenName: person.givenName.trim(),
    familyName: person.familyName.trim(),
    usageName: lineOrNull(person.usageName),
    civility: lineOrNull(person.civility),
    birthDate: lineOrNull(person.birthDate),
    email: lineOrNull(person.email),
    phone: lineOrNull(person.phone)?.replaceAll(/\s/g, ' ') ?? null,
    address: hasAddress
      ? { lines, postcode: postcode ?? null, commune: commune ?? null, country: country ?? null }
      : null,
  }
}
