/** The doors of a head's imports: upload, preview, apply, progress, the list of rejections. */
import Type from 'typebox'
import {
  applyImportSchema,
  type ImportCounts,
  importReportSchema,
  importRunsSchema,
  importStartedSchema,
  ondeUploadFields,
  reportLinesShownMax,
  rosterFileBytesMax,
} from '#contract/roster.ts'
import { idSchema, uaiSchema } from '#contract/wire-shapes.ts'
import { defineRoute, type Route, StreamReply } from '#engine/http/route.ts'
import { accept, refuse } from '#kernel/result.ts'
import { headOfSchool } from '#school/people/access.ts'
import type { Caller } from '#school/people/caller.ts'
import { rejectionsCsv } from './import-report.ts'
import { type KeptFile, type KeptReport, readRun, readRuns } from './import-run-store.ts'
import { readUpload } from './read-upload.ts'
import { confirmImport, type ImportContext, startImport } from './start-import.ts'

const schoolParams = Type.Object({ uai: uaiSchema })
const runParams = Type.Object({ uai: uaiSchema, importId: idSchema })
/** Parts' headers beside the files themselves. */
const uploadOverheadBytes = 64 * 1024

/** Heads only: a roster can name heads, so that whoever imports could make themselves one. */
export function rosterRoutes(context: ImportContext): Route<Caller>[] {
  return [
    uploadRoute(context),
    listRoute(context),
    reportRoute(context),
    applyRoute(context),
    rejectionsRoute(context),
  ]
}

function uploadRoute(context: ImportContext): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: '/api/schools/:uai/imports',
    summary: 'Upload the three ONDE extractions; a preview follows',
    tag: 'roster',
    access: headOfSchool,
    params: schoolParams,
    rawBody: true,
    reply: importStartedSchema,
    limits: {
      bodyBytesMax: ondeUploadFields.length * rosterFileBytesMax + uploadOverheadBytes,
      perMinute: 10,
    },
    async handle({ caller, params, headers, stream }) {
      if (caller === null) return refuse('sign_in_required')
      const contentType = String(headers['content-type'] ?? '')
      const files = await readUpload(stream, contentType, {
        fields: ondeUploadFields,
        fileBytesMax: rosterFileBytesMax,
      })
      if (!files.ok) return files
      const upload = { uai: params.uai, actorId: caller.personId, files: files.value }
      return startImport(context, upload)
    },
  })
}

function listRoute({ db }: ImportContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/imports',
    summary: 'The latest imports of the school',
    tag: 'roster',
    access: headOfSchool,
    params: schoolParams,
    reply: importRunsSchema,
    async handle({ params }) {
      const runs = await readRuns(db, params.uai)
      return accept({ runs: runs.map(presentRun) })
    },
  })
}

function reportRoute({ db }: ImportContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/imports/:importId',
    summary: 'One import: how far it is, what it would change or changed',
    tag: 'roster',
    access: headOfSchool,
    params: runParams,
    reply: importReportSchema,
    limits: { perMinute: 240 },
    async handle({ params }) {
      const run = await readRun(db, params.importId)
      if (run === undefined || run.school_uai !== params.uai) return refuse('not_found')
      const { rejections = [], warnings = [], refusal = null } = run.report as KeptReport
      return accept({
        ...presentRun(run),
        fileNames: (run.files as KeptFile[]).map(({ name }) => name),
        refusal,
        needsDepartures: run.state === 'preview' && refusal?.code === 'roster_refused',
        rejections: rejections
          .slice(0, reportLinesShownMax)
          .map(({ file, line, field, reason }) => ({ file, line, field, reason })),
        rejectionCount: rejections.length,
        warnings: warnings
          .slice(0, reportLinesShownMax)
          .map(({ file, line, field, message }) => ({ file, line, field, message })),
        warningCount: warnings.length,
      })
    },
  })
}

type RunRow = Awaited<ReturnType<typeof readRuns>>[number]

function presentRun(run: RunRow) {
  const counts = run.counts as Partial<ImportCounts>
  return {
    id: run.id,
    kind: run.kind,
    state: run.state,
    progress: run.progress,
    createdAt: run.created_at.toISOString(),
    finishedAt: run.finished_at?.toISOString() ?? null,
    counts: counts.read === undefined ? null : (counts as ImportCounts),
  }
}

function applyRoute({ db }: ImportContext): Route<Caller> {
  return defineRoute({
    method: 'POST',
    path: '/api/schools/:uai/imports/:importId/apply',
    summary: 'Apply an import as its preview says',
    tag: 'roster',
    access: headOfSchool,
    params: runParams,
    body: applyImportSchema,
    reply: importStartedSchema,
    limits: { perMinute: 10 },
    async handle({ params, body }) {
      const run = await readRun(db, params.importId)
      if (run === undefined || run.school_uai !== params.uai) return refuse('not_found')
      const { acceptDepartures } = body
      const { refusal } = run.report as KeptReport
      // Whoever has not read how many leave is sent back to read it; the preview stays.
      if (refusal?.code === 'roster_refused' && !acceptDepartures) return refuse('roster_refused')
      return confirmImport({ db }, { id: run.id, acceptDepartures })
    },
  })
}

function rejectionsRoute({ db }: ImportContext): Route<Caller> {
  return defineRoute({
    method: 'GET',
    path: '/api/schools/:uai/imports/:importId/rejections.csv',
    summary: 'The lines that were not taken, and those to look at, for a spreadsheet',
    tag: 'roster',
    access: headOfSchool,
    params: runParams,
    async handle({ params }) {
      const run = await readRun(db, params.importId)
      if (run === undefined || run.school_uai !== params.uai) return refuse('not_found')
      const { rejections = [], warnings = [] } = run.report as KeptReport
      return accept(
        new StreamReply(rejectionsCsv({ rejections, warnings }), 'text/csv; charset=utf-8', {
          'content-disposition': 'attachment; filename="rejets.csv"',
        }),
      )
    },
  })
}
