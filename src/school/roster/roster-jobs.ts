/** Previews and applies heads' imports in the background, telling how far they are. */
import { addJob, type JobHandler } from '#engine/jobs/job-runner.ts'
import type { Id } from '#kernel/ids.ts'
import type { NamedBytes } from './csv-table.ts'
import { importOnde } from './import-onde.ts'
import { claimRun, type KeptFile, moveRun, readRun, tellRunProgress } from './import-run-store.ts'
import type { ImportOutcome } from './import-transaction.ts'
import { applyJob, type ImportContext, previewJob } from './start-import.ts'

/** Progress is written at most this often. */
const progressEveryMs = 500
/** An import that found another one under way is begun again after this. */
const afterOthersMs = 5_000

interface RunPayload {
  readonly runId: Id
  readonly acceptDepartures?: boolean
}

type Turn = Parameters<JobHandler>[1]

/** What the job runner is handed, by job name. */
export function rosterJobs(context: ImportContext): Readonly<Record<string, JobHandler>> {
  return {
    [previewJob]: (payload, turn) => preview(context, payload as RunPayload, turn),
    [applyJob]: (payload, turn) => apply(context, payload as RunPayload, turn),
  }
}

async function preview(context: ImportContext, payload: RunPayload, turn: Turn): Promise<void> {
  const { runId } = payload
  await guarded(context, runId, turn, async () => {
    const outcome = await importRun(context, runId, 'reading', { dryRun: true })
    if (outcome === null) return
    if (isBehindAnother(outcome)) return orderAgain(context, previewJob, payload)
    // Too many departures can still be accepted; a file that cannot be read can not.
    const isHopeless = outcome.refusal !== null && outcome.refusal.code !== 'roster_refused'
    await finish(context, runId, outcome, ['reading', isHopeless ? 'refused' : 'preview'])
  })
}

async function apply(context: ImportContext, payload: RunPayload, turn: Turn): Promise<void> {
  const { runId, acceptDepartures } = payload
  await guarded(context, runId, turn, async () => {
    const options = { dryRun: false, acceptDepartures: acceptDepartures === true }
    const outcome = await importRun(context, runId, 'applying', options)
    if (outcome === null) return
    if (isBehindAnother(outcome)) return orderAgain(context, applyJob, payload)
    if (outcome.applied) await forgetFiles(context, runId)
    else await finish(context, runId, outcome, ['applying', 'refused'])
  })
}

/** One import at a time in a cell, of whichever school. */
function isBehindAnother({ refusal }: ImportOutcome): boolean {
  return refusal?.code === 'already_running'
}

/** Nothing went wrong, so it counts as no try, and the head goes on reading that it is under way. */
function orderAgain(context: ImportContext, job: string, payload: RunPayload): Promise<void> {
  return addJob(context.db, job, { ...payload }, afterOthersMs)
}

/** A bug or a lost database: the queue tries again, and the run says so once it does not any more. */
async function guarded(
  context: ImportContext,
  runId: Id,
  turn: Turn,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (turn?.isLastTry === true) {
      const finishedAt = new Date(context.clock.now())
      await moveRun(context.db, runId, { state: 'failed', finishedAt })
    }
    throw error
  }
}

/** Null where the run is over, the upload gave way to another, or its files are gone. */
async function importRun(
  context: ImportContext,
  runId: Id,
  state: 'reading' | 'applying',
  options: { readonly dryRun: boolean; readonly acceptDepartures?: boolean },
): Promise<ImportOutcome | null> {
  const isOurs = await claimRun(context.db, runId, [state, 'failed'], state)
  const run = isOurs ? await readRun(context.db, runId) : undefined
  if (run === undefined) return null
  const kept = run.files as KeptFile[]
  const { pupils, teachers, guardians } = await readFiles(context, kept)
  if (!pupils || !teachers || !guardians) {
    await endWithoutFiles(context, runId, state, kept)
    return null
  }
  const uai = run.school_uai ?? ''
  return importOnde(
    context,
    { uai, pupils, teachers, guardians },
    {
      dryRun: options.dryRun,
      acceptDepartures: options.acceptDepartures ?? false,
      actorId: run.started_by,
      runId,
      onProgress: tellProgress(context, runId, state),
    },
  )
}

/** A restored backup, or a data folder that lost some: no try brings them back, and the next upload may come. */
async function endWithoutFiles(
  context: ImportContext,
  runId: Id,
  state: 'reading' | 'applying',
  files: readonly KeptFile[],
): Promise<void> {
  for (const { blobKey } of files) await context.blobs.remove(blobKey)
  // Unless it was a newer upload that took them: then it is over already, and stays as it is.
  const finishedAt = new Date(context.clock.now())
  await moveRun(context.db, runId, { from: state, state: 'failed', finishedAt, forgetsFiles: true })
}

async function readFiles(
  { blobs }: ImportContext,
  files: readonly KeptFile[],
): Promise<Partial<Record<string, NamedBytes>>> {
  const read: Partial<Record<string, NamedBytes>> = {}
  for (const { field, name, blobKey } of files) {
    const stream = await blobs.read(blobKey)
    if (stream === null) continue
    const chunks: Buffer[] = []
    for await (const chunk of stream) chunks.push(chunk as Buffer)
    read[field] = { name, bytes: Buffer.concat(chunks) }
  }
  return read
}

function tellProgress(context: ImportContext, runId: Id, state: 'reading' | 'applying') {
  let toldMs = Number.NEGATIVE_INFINITY
  return (percent: number): void => {
    const nowMs = context.clock.monotonicMs()
    if (nowMs - toldMs < progressEveryMs) return
    toldMs = nowMs
    // Beside the import's own transaction; a lost line of progress does no harm.
    tellRunProgress(context.db, runId, state, Math.min(percent, 99)).catch((err: unknown) =>
      context.log.warn({ err, runId }, 'the progress of an import could not be told'),
    )
  }
}

async function finish(
  context: ImportContext,
  runId: Id,
  { report, refusal }: ImportOutcome,
  [from, state]: readonly ['reading' | 'applying', 'preview' | 'refused'],
): Promise<void> {
  if (state === 'refused') await forgetFiles(context, runId)
  // A newer upload may have taken its place: then it has no files any more, and stays as it is.
  await moveRun(context.db, runId, {
    from,
    state,
    progress: 100,
    report,
    refusal: refusal === null ? null : { code: refusal.code, reason: refusal.reason },
    ...(state === 'refused' ? { finishedAt: new Date(context.clock.now()) } : {}),
  })
}

/** Nothing of an upload stays once it is over. */
async function forgetFiles(context: ImportContext, runId: Id): Promise<void> {
  const run = await readRun(context.db, runId)
  if (run === undefined) return
  for (const { blobKey } of run.files as KeptFile[]) await context.blobs.remove(blobKey)
  await moveRun(context.db, runId, { state: run.state, forgetsFiles: true })
}
