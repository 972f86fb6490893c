/** Who is shown a colleague's resource or exercise: whoever teaches in its school and is meant. */
import type { Caller } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isShownTo } from './share-store.ts'
import { readerOf, type SharedThing } from './shared-thing.ts'

export async function isSharedWithCaller(
  db: SchoolDatabase,
  caller: Caller,
  thing: SharedThing,
): Promise<boolean> {
  const reader = readerOf(caller)
  return reader.schoolUais.length > 0 && isShownTo(db, thing, reader)
}
