/**
 * When schools are already closed and the card is in the schoolbag at school: a guardian shows the
 * child's card from their own account. Only with confirmed rights, only in a session that was opened
 * with the guardian's password; it leaves an audit line that the head can read.
 */
import type { OneCard } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'
import { type Result, refuse } from '#kernel/result.ts'
import type { Caller } from '#school/people/caller.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import { readClassesOfPupil, readClassOfCards } from './class-card-store.ts'
import { type CardContext, issueOneCard } from './issue-cards.ts'
import { readOpenedBy } from './session-store.ts'

export async function showCard(
  context: CardContext,
  caller: Caller,
  pupilId: Id,
  host: string,
): Promise<Result<OneCard>> {
  if (!caller.children.has(pupilId)) return refuse('not_found')
  const openedBy = await readOpenedBy(context.db, caller.sessionId)
  if (openedBy !== 'password' && openedBy !== 'letter') return refuse('password_needed')
  const [first] = await readClassesOfPupil(context.db, pupilId)
  const ofClass =
    first === undefined ? undefined : await readClassOfCards(context.db, first.classId)
  if (ofClass === undefined) return refuse('not_found')
  return context.db.transaction().execute(async (trx) => {
    const card = await issueOneCard(context, trx, ofClass, { pupilId, host })
    if (!card.ok) return card
    await writeAuditLine(trx, {
      schoolUai: ofClass.schoolUai,
      actorId: caller.personId,
      action: 'card_shown_to_guardian',
      subjectId: pupilId,
    })
    return card
  })
}
