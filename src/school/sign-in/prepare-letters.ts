/**
 * The letters that the school prints: one per guardian or member of staff who has no open account,
 * with a code that lives sixty days; a large school's in batches. Printing again gives the same codes. And one fresh code for
 * one person, where a letter was lost or a password forgotten.
 */
import { type Letters, type NewCodeAnswer, withoutLetterMax } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { findOthersGuardians } from '#school/people/find-people-of.ts'
import { lockPeople } from '#school/people/lock-people.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { ensureAccounts, readAccountOfPerson } from './account-store.ts'
import { inGroupsOfFour } from './class-card.ts'
import { issueLetterCode, issueLetterCodes, type MintedCode } from './issue-letter-codes.ts'
import { cutIntoBatches, describeBatch } from './letter-batches.ts'
import { letterPurposes, voidLetterCodes } from './letter-code-store.ts'
import { isWithinLetterReach, type LetterHolder } from './letter-reach.ts'
import {
  belongsToSchool,
  readGuardians,
  readHeldRoles,
  readSchoolOfLetters,
  readSchoolsOpenedBy,
  readWorkers,
} from './letter-store.ts'
import { type Addressee, addressLines, childrenOfLetter, whyNoLetter } from './letters.ts'
import { siteOf } from './printed-card.ts'
import type { SignInContext } from './sign-in-context.ts'

type LettersContext = Pick<
  SignInContext,
  'db' | 'clock' | 'random' | 'keyRing' | 'publicUrl' | 'publicUrlIsReal'
>

/** Who prints. */
interface Printer {
  readonly personId: Id
  readonly isHead: boolean
}

export interface LettersRequest {
  readonly uai: string
  readonly audience: 'guardians' | 'staff'
  readonly classId: Id | null
  /** With whom the batch begins; null: the first batch. */
  readonly from: Id | null
  readonly printer: Printer
  readonly host: string
}

/** `bad_request` at `from`: the person is not among those of whom letters are asked any more. */
export async function prepareLetters(
  context: LettersContext,
  request: LettersRequest,
): Promise<Result<Letters>> {
  const { uai, audience, printer } = request
  const school = await readSchoolOfLetters(context.db, uai)
  if (school === undefined) return refuse('not_found')
  const people = await readAddressees(context, request)
  const cut = cutFrom(people, audience, request.from)
  if (cut === null) return refuse('bad_request', { where: 'from' })
  const addressed = cut.batches[cut.batch] ?? []
  const codes = await context.db.transaction().execute(async (trx) => {
    const personIds = addressed.map(({ personId }) => personId)
    await lockPeople(trx, personIds)
    await ensureAccounts(trx, context, personIds)
    await tellPrinted(trx, request, personIds)
    return issueLetterCodes(context, trx, personIds, {
      purpose: 'activation',
      issuedBy: printer.personId,
    })
  })
  return accept({
    schoolName: school.name,
    schoolPhone: school.phone,
    ...siteOf(context, request.host),
    letters: addressed.flatMap((person) => presentLetter(person, codes.get(person.personId))),
    batches: cut.batches.flatMap(describeBatch),
    batch: cut.batch,
    ...presentWithout(people, audience),
  })
}

/** Who has opened an account since is no reason for another to be left out: a batch begins with a person. */
function cutFrom(
  people: readonly Addressee[],
  audience: LettersRequest['audience'],
  from: Id | null,
): { readonly batches: Addressee[][]; readonly batch: number } | null {
  const start = from === null ? 0 : people.findIndex(({ personId }) => personId === from)
  if (start < 0) return null
  const getsOne = (person: Addressee): boolean => whyNoLetter(person, audience) === null
  const before = cutIntoBatches(people.slice(0, start).filter(getsOne))
  const after = cutIntoBatches(people.slice(start).filter(getsOne))
  return { batches: [...before, ...after], batch: before.length }
}

/** Those whose account is open come last: of them nothing is asked. */
function presentWithout(
  people: readonly Addressee[],
  audience: LettersRequest['audience'],
): Pick<Letters, 'without' | 'withoutCount'> {
  const without = people.flatMap((person) => {
    const reason = whyNoLetter(person, audience)
    if (reason === null) return []
    const { personId, givenName, familyName } = person
    return [{ personId, givenName, familyName, reason }]
  })
  const [open, others] = [true, false].map((isOpen) =>
    without.filter(({ reason }) => (reason === 'has_account') === isOpen),
  )
  return {
    without: [...(others ?? []), ...(open ?? [])].slice(0, withoutLetterMax),
    withoutCount: without.length,
  }
}

/** Every head whose school one of the accounts opens learns that somebody held its code. */
async function tellPrinted(
  trx: SchoolDatabase,
  { uai, audience, classId, printer }: LettersRequest,
  personIds: readonly Id[],
): Promise<void> {
  if (personIds.length === 0) return
  const line = { actorId: printer.personId, action: 'letters_printed' } as const
  const detail = { audience, letters: personIds.length }
  await writeAuditLine(trx, { ...line, schoolUai: uai, subjectId: classId, detail })
  for (const { uai: schoolUai, people } of await readSchoolsOpenedBy(trx, personIds)) {
    if (schoolUai === uai) continue
    await writeAuditLine(trx, { ...line, schoolUai, detail: { audience, letters: people } })
  }
}

async function readAddressees(
  context: LettersContext,
  { uai, audience, classId, printer }: LettersRequest,
): Promise<Addressee[]> {
  const found =
    audience === 'staff'
      ? await readWorkers(context.db, uai)
      : await readGuardians(context.db, uai, classId)
  const ids = found.map(({ personId }) => personId)
  const holders = await findHolders(context, uai, ids)
  const actor = { schoolUai: uai, isHead: printer.isHead }
  return found.map((person) => {
    const holder = holders.get(person.personId)
    const isWithinReach = holder !== undefined && isWithinLetterReach(actor, holder)
    return { ...person, isWithinReach }
  })
}

/** What these people are to the school that asks, and in every school. */
async function findHolders(
  { db, clock }: Pick<LettersContext, 'db' | 'clock'>,
  uai: string,
  personIds: readonly Id[],
): Promise<Map<Id, LetterHolder>> {
  const held = await readHeldRoles(db, personIds)
  const others = await findOthersGuardians(db, uai, personIds, new Date(clock.now()))
  return new Map(
    [...held].map(([id, holder]) => [id, { ...holder, isOthersGuardian: others.has(id) }]),
  )
}

function presentLetter(person: Addressee, code: MintedCode | undefined): Letters['letters'] {
  if (code === undefined) return []
  return [
    {
      personId: person.personId,
      civility: person.civility,
      givenName: person.givenName,
      familyName: person.familyName,
      address: addressLines(person.address),
      children: childrenOfLetter(person),
      code: inGroupsOfFour(code.code),
      expiresAt: code.expiresAt.toISOString(),
    },
  ]
}

export interface NewCodeRequest {
  readonly uai: string
  readonly personId: Id
  readonly purpose: 'activation' | 'reset'
  readonly printer: Printer
}

/** Every earlier unused code of the person is void. `forbidden`: out of the printer's reach. */
export async function prepareNewCode(
  context: LettersContext,
  { uai, personId, purpose, printer }: NewCodeRequest,
): Promise<Result<NewCodeAnswer>> {
  if (!(await belongsToSchool(context.db, personId, uai))) return refuse('not_found')
  const holder = (await findHolders(context, uai, [personId])).get(personId)
  if (holder === undefined) return refuse('forbidden')
  if (holder.isOthersGuardian) return refuse('forbidden', { where: 'elsewhere' })
  if (!isWithinLetterReach({ schoolUai: uai, isHead: printer.isHead }, holder)) {
    return refuse('forbidden')
  }
  await ensureAccounts(context.db, context, [personId])
  const account = await readAccountOfPerson(context.db, personId)
  if (account === undefined) return refuse('not_found')
  if (account.disabledAt !== null) return refuse('account_disabled')
  const code = await context.db.transaction().execute(async (trx) => {
    await lockPeople(trx, [personId])
    const now = new Date(context.clock.now())
    await voidLetterCodes(trx, [personId], letterPurposes, now)
    // Every head whose school the account opens learns that somebody held its code.
    const opened = (await readSchoolsOpenedBy(trx, [personId])).map((school) => school.uai)
    for (const schoolUai of new Set([uai, ...opened])) {
      await writeAuditLine(trx, {
        schoolUai,
        actorId: printer.personId,
        action: 'letter_code_given',
        subjectId: personId,
        detail: { purpose },
      })
    }
    return issueLetterCode(context, trx, { personId, purpose, issuedBy: printer.personId })
  })
  return accept({
    givenName: account.givenName,
    familyName: account.familyName,
    purpose,
    code: inGroupsOfFour(code.code),
    expiresAt: code.expiresAt.toISOString(),
  })
}
