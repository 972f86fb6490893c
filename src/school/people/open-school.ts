/** Opens a school on this cell: from then on its people can sign in. */
import type { RoomContext } from '#school/room-context.ts'
import { uaiTimeZone } from './uai-time-zone.ts'

export interface SchoolToOpen {
  readonly uai: string
  readonly name: string
  readonly kind: 'maternelle' | 'elementaire' | 'primaire' | 'college' | 'lycee' | 'other'
  readonly address: string | null
  readonly postcode: string | null
  readonly commune: string | null
  readonly phone: string | null
  /** 'A', 'B', 'C', a territory, or null where unknown. */
  readonly zone: string | null
}

/** What the directory already says of the school stays; opening twice does no harm. */
export async function openSchool(
  { db, clock }: Pick<RoomContext, 'db' | 'clock'>,
  school: SchoolToOpen,
): Promise<void> {
  const openedAt = new Date(clock.now())
  await db
    .insertInto('school')
    .values({
      ...school,
      time_zone: uaiTimeZone(school.uai),
      opened_at: openedAt,
    })
    .onConflict((conflict) =>
      conflict.column('uai').doUpdateSet((set) => ({
        opened_at: set.fn.coalesce('school.opened_at', set.val(openedAt)),
      })),
    )
    .execute()
}
