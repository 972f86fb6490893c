/** Takes slides away from a lesson's live class, or brings back what was taken away since the night. */
import { slidesMax } from '#contract/live-slide-limits.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { LiveContext } from './live-context.ts'
import { countSlides, setRemoved } from './slide-store.ts'

/** Refuses with `in_use` where more would stand than may. */
export async function removeSlides(
  { clock, db }: Pick<LiveContext, 'clock' | 'db'>,
  lessonId: Id,
  { isRemoved, slideIds }: { readonly slideIds: readonly Id[]; readonly isRemoved: boolean },
): Promise<Result<void>> {
  if (!isRemoved && (await countSlides(db, lessonId)) + slideIds.length > slidesMax) {
    return refuse('in_use', { slidesMax })
  }
  await setRemoved(db, {
    lessonId,
    slideIds,
    at: isRemoved ? new Date(clock.now()) : null,
  })
  return accept(undefined)
}
