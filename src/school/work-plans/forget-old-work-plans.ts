/** Deletes work plans a month after their last day, with what was ticked. Runs every night. */
import { addDays, dayOf } from '#kernel/calendar-day.ts'
import type { RoomContext } from '#school/room-context.ts'
import { workPlansKeptDays } from './work-plan.ts'
import { deletePlansBefore } from './work-plan-store.ts'

/** Plans of one statement. */
const plansOfOneGo = 500

export async function forgetOldWorkPlans({
  db,
  clock,
}: Pick<RoomContext, 'db' | 'clock'>): Promise<{ workPlans: number }> {
  const before = addDays(dayOf(clock.now(), 'UTC'), -workPlansKeptDays)
  let workPlans = 0
  for (;;) {
    const gone = await deletePlansBefore(db, before, plansOfOneGo)
    workPlans += gone
    if (gone < plansOfOneGo) return { workPlans }
  }
}
