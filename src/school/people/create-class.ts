/** Opens a class by hand, or renames one. */
import { type Id, mintId } from '#kernel/ids.ts'
import { plainLine } from '#kernel/plain-text.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { mintCardPrefix } from './card-alphabet.ts'
import { insertClass, isClassNameTaken, readClass } from './class-store.ts'
import { findCurrentYear } from './find-current-year.ts'
import { lockYearNames } from './school-year-store.ts'
import { writeAuditLine } from './write-audit-line.ts'

export interface ClassInput {
  readonly name: string
  readonly levelLabel: string | null
}

type Context = Pick<RoomContext, 'db' | 'clock' | 'random'>

/** In the current school year; a name that another class has is refused. */
export async function createClass(
  { db, clock, random }: Context,
  actorId: Id,
  uai: string,
  input: ClassInput,
): Promise<Result<{ id: Id }>> {
  const year = (await findCurrentYear(db, clock, uai))?.year ?? null
  if (year === null) return refuse('bad_request', { where: 'year' })
  return db
    .transaction()
    .execute((trx) =>
      createClassWithin({ clock, random }, trx, { actorId, uai, yearId: year.id }, input),
    )
}

/** Inside the caller's transaction. */
export async function createClassWithin(
  { clock, random }: Pick<Context, 'clock' | 'random'>,
  trx: SchoolTransaction,
  { actorId, uai, yearId }: { readonly actorId: Id; readonly uai: string; readonly yearId: Id },
  input: ClassInput,
): Promise<Result<{ id: Id }>> {
  const name = plainLine(input.name)
  await lockYearNames(trx, yearId)
  if (name === '' || (await isClassNameTaken(trx, yearId, name, null))) {
    return refuse('bad_request', { where: 'name' })
  }
  const id = mintId(clock, random)
  await insertClass(trx, {
    id,
    uai,
    yearId,
    name,
    levelLabel: levelOf(input),
    cardPrefix: await mintFreePrefix(trx, random),
  })
  await writeAuditLine(trx, { schoolUai: uai, actorId, action: 'class_created', subjectId: id })
  return accept({ id })
}

function levelOf({ levelLabel }: ClassInput): string | null {
  const line = plainLine(levelLabel ?? '')
  return line === '' ? null : line
}

/** There are a million prefixes: the first draw is free nearly always, the tenth surely. */
const prefixDrawsMax = 50

async function mintFreePrefix(
  trx: SchoolTransaction,
  random: RoomContext['random'],
): Promise<string> {
  for (let draw = 0; draw < prefixDrawsMax; draw += 1) {
    const prefix = mintCardPrefix(random)
    const taken = await trx
      .selectFrom('class')
      .select('id')
      .where('card_prefix', '=', prefix)
      .executeTakeFirst()
    if (taken === undefined) return prefix
  }
  throw new Error('no class prefix is free')
}

export async function renameClass(
  { db }: Context,
  actorId: Id,
  classId: Id,
  input: ClassInput,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const row = await readClass(trx, classId)
    if (row === null) return refuse('not_found')
    const name = plainLine(input.name)
    await lockYearNames(trx, row.school_year_id)
    if (name === '' || (await isClassNameTaken(trx, row.school_year_id, name, classId))) {
      return refuse('bad_request', { where: 'name' })
    }
    await trx
      .updateTable('class')
      .set({ name, level_label: levelOf(input) })
      .where('id', '=', classId)
      .execute()
    await writeAuditLine(trx, {
      schoolUai: row.school_uai,
      actorId,
      action: 'class_changed',
      subjectId: classId,
    })
    return accept({})
  })
}
