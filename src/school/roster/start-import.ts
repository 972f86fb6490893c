/**
 * Begins a head's import: keeps the uploaded files and orders the preview. An earlier upload that
 * was never applied gives way; one that is being applied does not.
 */
import type { BlobStore } from '#engine/blobs/blob-store.ts'
import { putNamed } from '#engine/blobs/put-named.ts'
import { addJob } from '#engine/jobs/job-runner.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import type { NamedBytes } from './csv-table.ts'
import { claimRun, insertRun, type KeptFile, moveRun, readWaitingRuns } from './import-run-store.ts'

export type ImportContext = Pick<RoomContext, 'db' | 'clock' | 'random' | 'log'> & {
  readonly blobs: BlobStore
}

/** Names of the jobs; `roster-jobs.ts` does them. */
export const previewJob = 'roster.preview'
export const applyJob = 'roster.apply'

export async function startImport(
  context: ImportContext,
  upload: {
    readonly uai: string
    readonly actorId: Id
    readonly files: ReadonlyMap<string, NamedBytes>
  },
): Promise<Result<{ id: Id }>> {
  const { db, blobs } = context
  const waiting = await readWaitingRuns(db, upload.uai)
  if (waiting.some((run) => run.state === 'applying')) return refuse('already_running')
  for (const run of waiting) await discard(context, run.id, run.files as KeptFile[])

  const id = mintId(context.clock, context.random)
  const startedBy = upload.actorId
  const contents = Object.fromEntries([...upload.files].map(([field, { bytes }]) => [field, bytes]))
  await putNamed(blobs, contents, async (keys) => {
    const files = Object.entries(keys).map(([field, blobKey]) => ({
      ...{ field, name: upload.files.get(field)?.name ?? '', blobKey },
    }))
    await db.transaction().execute(async (trx) => {
      await insertRun(trx, { id, kind: 'onde', schoolUai: upload.uai, startedBy, files })
      await addJob(trx, previewJob, { runId: id })
    })
    return true
  })
  return accept({ id })
}

async function discard(context: ImportContext, id: Id, files: readonly KeptFile[]): Promise<void> {
  const isOurs = await claimRun(context.db, id, ['reading', 'preview', 'failed'], 'refused')
  if (!isOurs) return
  for (const { blobKey } of files) await context.blobs.remove(blobKey)
  const finishedAt = new Date(context.clock.now())
  await moveRun(context.db, id, { state: 'refused', finishedAt, forgetsFiles: true })
}

/** Orders a previewed run to be applied. */
export async function confirmImport(
  { db }: Pick<RoomContext, 'db'>,
  order: { readonly id: Id; readonly acceptDepartures: boolean },
): Promise<Result<{ id: Id }>> {
  return db.transaction().execute(async (trx) => {
    const isOurs = await claimRun(trx, order.id, ['preview'], 'applying')
    if (!isOurs) return refuse('already_running')
    const { id, acceptDepartures } = order
    await addJob(trx, applyJob, { runId: id, acceptDepartures })
    return accept({ id })
  })
}
