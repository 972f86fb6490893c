/**
 * A teacher reads a code to a pupil over the telephone: it opens one session, once, within a day.
 * A new one makes the one before void.
 */
import type { DictatedCode } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { lockPeople } from '#school/people/lock-people.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { ensureAccounts, readAccountOfPerson } from './account-store.ts'
import { inGroupsOfFour } from './class-card.ts'
import { issueLetterCode, type LetterCodeContext } from './issue-letter-codes.ts'
import { voidLetterCodes } from './letter-code-store.ts'

export async function dictateCode(
  context: LetterCodeContext,
  request: { readonly pupilId: Id; readonly schoolUai: string; readonly actorId: Id },
): Promise<Result<DictatedCode>> {
  const { pupilId, schoolUai, actorId } = request
  await ensureAccounts(context.db, context, [pupilId])
  const pupil = await readAccountOfPerson(context.db, pupilId)
  if (pupil === undefined) return refuse('not_found')
  const code = await context.db.transaction().execute(async (trx) => {
    await lockPeople(trx, [pupilId])
    await voidLetterCodes(trx, [pupilId], ['dictated'], new Date(context.clock.now()))
    await writeAuditLine(trx, {
      schoolUai,
      actorId,
      action: 'code_dictated',
      subjectId: pupilId,
    })
    return issueLetterCode(context, trx, {
      personId: pupilId,
      purpose: 'dictated',
      issuedBy: actorId,
    })
  })
  return accept({
    givenName: pupil.givenName,
    familyName: pupil.familyName,
    code: inGroupsOfFour(code.code),
    expiresAt: code.expiresAt.toISOString(),
  })
}
