/**
 * Gives a copy the files that its content shows. The bytes stay where they are, under both rows, and
 * go by night once no row names them.
 */
import { fileIdsIn, withFileIds } from '#contract/content-files.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import type { RoomContext } from '#school/room-context.ts'
import { type FileRow, insertFile, readFilesOf } from './file-store.ts'

type CopyContext = Pick<RoomContext, 'db' | 'clock' | 'random'>

interface Place {
  readonly column: 'resource_id' | 'exercise_id'
  readonly id: Id
}

export interface RenamedFiles<Content> {
  /** The content with the ids that its files will have in the copy. */
  readonly content: Content
  readonly files: readonly { readonly id: Id; readonly source: FileRow }[]
}

/** New ids for the files of `from` that the content shows; what is not there keeps its id. */
export async function renameFiles<Content>(
  { db, clock, random }: CopyContext,
  content: Content,
  from: Place,
): Promise<RenamedFiles<Content>> {
  const shown = fileIdsIn(content)
  const files = (await readFilesOf(db, from.column, [from.id]))
    .filter(({ id }) => shown.has(id))
    .map((source) => ({ id: mintId(clock, random), source }))
  const ids = new Map(files.map(({ id, source }) => [source.id, id]))
  return { content: withFileIds(content, ids), files }
}

/** Under their new ids, for the resource or exercise that shows them now and is there already. */
export async function keepRenamedFiles(
  { db, clock }: CopyContext,
  files: RenamedFiles<unknown>['files'],
  to: Place & { readonly ownerId: Id; readonly schoolUai: string },
): Promise<void> {
  for (const { id, source } of files) {
    const { deleted_at: _stands, ...rest } = source
    await insertFile(db, {
      ...rest,
      id,
      school_uai: to.schoolUai,
      owner_id: to.ownerId,
      resource_id: null,
      exercise_id: null,
      [to.column]: to.id,
      created_at: new Date(clock.now()),
    })
  }
}
