/**
 * The first account of a school: its head's. Run on the machine itself, by whoever holds it; the
 * code that it prints once opens the head's account like a letter does. The school opens with it.
 */
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { uaiTimeZone } from '#school/people/uai-time-zone.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { ensureAccounts } from './account-store.ts'
import { inGroupsOfFour } from './class-card.ts'
import { issueLetterCode, type LetterCodeContext } from './issue-letter-codes.ts'

export interface FirstHead {
  readonly schoolUai: string
  /** For a school that the directory has not brought; refused as unknown without it. */
  readonly school?: {
    readonly name: string
    readonly kind: 'maternelle' | 'elementaire' | 'primaire' | 'college' | 'lycee' | 'other'
    /** The operator's setting, for where the code does not tell it. */
    readonly timeZone?: string
  }
  readonly givenName: string
  readonly familyName: string
  readonly civility: string | null
}

export interface FirstHeadCreated {
  readonly personId: Id
  readonly schoolName: string
  /** Shown once, never stored: three groups of four signs. */
  readonly code: string
  readonly expiresAt: Date
}

export async function createFirstHead(
  context: LetterCodeContext,
  head: FirstHead,
): Promise<Result<FirstHeadCreated>> {
  const { clock, random } = context
  const now = new Date(clock.now())
  return context.db.transaction().execute(async (trx) => {
    if (head.school !== undefined) {
      const { name, kind, timeZone } = head.school
      const clockThere = uaiTimeZone(head.schoolUai, timeZone)
      await trx
        .insertInto('school')
        .values({ uai: head.schoolUai, name, kind, time_zone: clockThere })
        .onConflict((conflict) => conflict.column('uai').doNothing())
        .execute()
    }
    const school = await trx
      .updateTable('school')
      .set((row) => ({ opened_at: row.fn.coalesce('opened_at', row.val(now)) }))
      .where('uai', '=', head.schoolUai)
      .returning('name')
      .executeTakeFirst()
    if (school === undefined) return refuse('school_unknown')
    const personId = mintId(clock, random)
    await trx
      .insertInto('person')
      .values({
        id: personId,
        family_name: head.familyName,
        given_name: head.givenName,
        civility: head.civility,
      })
      .execute()
    await trx
      .insertInto('school_role')
      .values({
        id: mintId(clock, random),
        person_id: personId,
        school_uai: head.schoolUai,
        role: 'head',
      })
      .execute()
    await ensureAccounts(trx, context, [personId])
    await writeAuditLine(trx, {
      schoolUai: head.schoolUai,
      actorId: null,
      action: 'head_created',
      subjectId: personId,
    })
    const code = await issueLetterCode(context, trx, {
      personId,
      purpose: 'activation',
      issuedBy: null,
    })
    return accept({
      personId,
      schoolName: school.name,
      code: inGroupsOfFour(code.code),
      expiresAt: code.expiresAt,
    })
  })
}
