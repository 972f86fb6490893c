/**
 * Open schools overseas that keep the clock of Paris. Those without any lesson were given theirs; where lessons are
 * planned already, moving the clock moves them, which the operator is told to do.
 */
import type { RoomContext } from '#school/room-context.ts'
import { uaiTimeZoneOrNull } from './uai-time-zone.ts'

export async function findForeignClocks({
  db,
}: Pick<RoomContext, 'db'>): Promise<{ uai: string; timeZone: string; expected: string }[]> {
  const schools = await db
    .selectFrom('school')
    .select(['uai', 'time_zone'])
    .where('opened_at', 'is not', null)
    .where('uai', 'like', '9%')
    .where('time_zone', '=', 'Europe/Paris')
    .orderBy('uai')
    .execute()
  return schools.flatMap(({ uai, time_zone: timeZone }) => {
    const expected = uaiTimeZoneOrNull(uai)
    return expected === null ? [] : [{ uai, timeZone, expected }]
  })
}
