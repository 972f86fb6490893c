/**
 * When somebody whom the files name no more and somebody new in them are one person, whose name,
 * birth date or address was corrected. ONDE gives no numbers, so a corrected line has a new key.
 * Without a witness, somebody or something that both have, nobody is taken for anybody. Pure.
 */
import type { Id } from '#kernel/ids.ts'
import { addressForm, normalForm } from './normal-form.ts'
import type { PersonFields, PersonRecord, Place } from './roster-record.ts'

/** Somebody of the files whose key is new, and somebody there whom no line names. */
export interface CorrectionPair {
  readonly kind: PersonRecord['kind']
  readonly key: string
  readonly identity: string | null
  readonly place: Place
  readonly said: PersonFields
  readonly personId: Id
  /** The key under which they were known. */
  readonly oldKey: string
  readonly there: PersonFields
  /** They share a guardian (pupils), a child (guardians) or a class (staff). */
  readonly hasWitness: boolean
}

type Names = Pick<PersonFields, 'familyName' | 'givenName' | 'birthDate'>

const isSame = (one: string | null | undefined, other: string | null | undefined): boolean =>
  normalForm(one ?? '') !== '' && normalForm(one ?? '') === normalForm(other ?? '')

/** Both say something, and not the same. */
function contradicts(one: string | undefined, other: string | undefined): boolean {
  return (one ?? '') !== '' && (other ?? '') !== '' && !isSame(one, other)
}

/** Two of family name, given name and birth date agree: enough to look again, for no more. */
export function isAlike(one: Names, other: Names): boolean {
  const same = [
    isSame(one.familyName, other.familyName),
    isSame(one.givenName, other.givenName),
    isSame(one.birthDate, other.birthDate),
  ]
  return same.filter(Boolean).length >= 2
}

const wordsOf = (name: string): string[] =>
  name
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map(normalForm)
    .filter((word) => word !== '')

/** `Inès` and `Inès-Marie`, but neither `Jean` and `Jeanne` nor any other two twins. */
function isNear(one: string, other: string): boolean {
  const [short = [], long = []] = [wordsOf(one), wordsOf(other)].sort((a, b) => a.length - b.length)
  return short.length > 0 && short.every((word, index) => word === long[index])
}

function isSamePupil({ said, there }: CorrectionPair): boolean {
  if (!isAlike(said, there)) return false
  return isSame(said.givenName, there.givenName) || isNear(said.givenName, there.givenName)
}

function isSameGuardian({ said, there }: CorrectionPair): boolean {
  const hasSameNames =
    isSame(said.familyName, there.familyName) &&
    normalForm(said.usageName ?? '') === normalForm(there.usageName ?? '')
  const hasSameAddress =
    addressForm(said.address) !== '' && addressForm(said.address) === addressForm(there.address)
  return isSame(said.givenName, there.givenName) && (hasSameNames || hasSameAddress)
}

function isSameStaff({ said, there, hasWitness }: CorrectionPair): boolean {
  const hasSameName = hasWitness && isSame(said.familyName, there.familyName)
  return isSame(said.givenName, there.givenName) && (hasSameName || isSame(said.email, there.email))
}

function isOne(pair: CorrectionPair): boolean {
  const { kind, said, there, hasWitness } = pair
  if (kind === 'pupil') return hasWitness && isSamePupil(pair)
  if (contradicts(said.email, there.email) || contradicts(said.civility, there.civility)) {
    return false
  }
  return kind === 'staff' ? isSameStaff(pair) : hasWitness && isSameGuardian(pair)
}

/** Those pairs that are one person, where neither side could be anybody else. */
export function findCorrected(pairs: readonly CorrectionPair[]): CorrectionPair[] {
  const alike = pairs.filter(isOne)
  const ofKey = Map.groupBy(alike, ({ key }) => key)
  const ofPerson = Map.groupBy(alike, ({ personId }) => personId)
  return alike.filter(
    ({ key, personId }) => ofKey.get(key)?.length === 1 && ofPerson.get(personId)?.length === 1,
  )
}
