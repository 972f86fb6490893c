/** How far the line's time has come, durably, while somebody waits. */
import { sql } from 'kysely'
import type { PipesDatabase } from '#pipes/pipe-tables.ts'

/** In ms since 1970; null: nobody waited when this was last written. */
export async function readLineFloor(db: PipesDatabase): Promise<number | null> {
  const row = await db.selectFrom('line_floor').select('floor_at').executeTakeFirst()
  return row?.floor_at.getTime() ?? null
}

/** Never lowered: of two processes that share a line the later time counts. */
export async function raiseLineFloor(db: PipesDatabase, floorMs: number): Promise<void> {
  await sql`
    insert into line_floor (floor_at) values (${new Date(floorMs)})
    on conflict (single) do update set floor_at = greatest(line_floor.floor_at, excluded.floor_at)
  `.execute(db)
}

export async function deleteLineFloor(db: PipesDatabase): Promise<void> {
  await db.deleteFrom('line_floor').execute()
}
