/** One import: followed while it is read, shown as a preview, applied on the head's word. */
import { useEffect, useRef } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import { SchoolPage } from '#browser/school/school-page.tsx'
import type { ImportReportBody, ImportState } from '#contract/roster.ts'
import { ImportPreview } from './import-preview.tsx'
import { ImportReportTables } from './import-report-tables.tsx'
import './import-roster.css'

const pollMs = 800
/** Not all heads of a region at the same beat. */
const pollJitterMs = 400

const isUnderWay = (state: ImportState): boolean => state === 'reading' || state === 'applying'

/** Until the head has said their word, the page is the preview. */
const isPreview = (state: ImportState | undefined): boolean =>
  state === undefined || state === 'reading' || state === 'preview'

function UnderWay({ report }: { report: ImportReportBody }) {
  const words = useWords('roster').run
  const format = useFormat()
  const isReading = report.state === 'reading'
  return (
    <div class="stack">
      <Progress
        label={isReading ? words.reading : words.applying}
        value={report.progress}
        max={100}
        text={words.percent({ percent: format.number(report.progress, 0) })}
      />
      <p>{isReading ? words.readingMeans : words.applyingMeans}</p>
    </div>
  )
}

function Applied({ uai, report }: { uai: string; report: ImportReportBody }) {
  const words = useWords('roster').run
  return (
    <div class="stack stack-wide">
      <Notice
        kind="success"
        title={words.appliedTitle}
        actions={
          <>
            <LinkButton kind="primary" href={pagePaths.guardians(uai)}>
              {words.toGuardians}
            </LinkButton>
            <LinkButton sign="print" href={pagePaths.classes(uai)}>
              {words.toCards}
            </LinkButton>
            <LinkButton sign="print" href={pagePaths.letters(uai)}>
              {words.toLetters}
            </LinkButton>
          </>
        }
      >
        <p>{words.appliedMeans}</p>
      </Notice>
      <ImportReportTables uai={uai} report={report} />
    </div>
  )
}

function Stopped({ uai, report }: { uai: string; report: ImportReportBody }) {
  const words = useWords('roster').run
  const isFailed = report.state === 'failed'
  const why = isFailed ? words.failedMeans : (report.refusal?.reason ?? words.refusedByOther)
  return (
    <div class="stack stack-wide">
      <Notice
        kind="danger"
        title={isFailed ? words.failedTitle : words.refusedTitle}
        actions={
          <LinkButton kind="primary" href={pagePaths.imports(uai)}>
            {words.other}
          </LinkButton>
        }
      >
        <p lang={isFailed || report.refusal === null ? undefined : 'fr'}>{why}</p>
      </Notice>
      {report.counts !== null && <ImportReportTables uai={uai} report={report} />}
    </div>
  )
}

function Run(props: { uai: string; report: ImportReportBody; reload: () => void }) {
  const { uai, report, reload } = props
  if (isUnderWay(report.state)) return <UnderWay report={report} />
  if (report.state === 'applied') return <Applied uai={uai} report={report} />
  if (report.state === 'preview' && report.counts !== null) {
    return <ImportPreview uai={uai} report={report} counts={report.counts} onApply={reload} />
  }
  return <Stopped uai={uai} report={report} />
}

/** Asks again while the import is under way; says aloud when it comes to something new. */
function useFollowing(state: ImportState | null, turn: unknown, reload: () => void): void {
  const words = useWords('roster').run
  const before = useRef<ImportState | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` is another answer, and so another wait.
  useEffect(() => {
    if (state === null) return
    if (before.current === 'reading' && state === 'preview') announce(words.ready)
    if (before.current === 'applying' && state === 'applied') announce(words.finished)
    before.current = state
    if (!isUnderWay(state)) return
    const timer = setTimeout(reload, pollMs + Math.random() * pollJitterMs)
    return () => clearTimeout(timer)
  }, [state, turn])
}

export function ImportRunPage({ params }: PageProps) {
  const words = useWords('roster').run
  const format = useFormat()
  const { uai = '', importId = '' } = params
  const loaded = useLoad(`import ${importId}`, (signal) =>
    callApi<ImportReportBody>(`/api/schools/${uai}/imports/${importId}`, { signal }),
  )
  const report = loaded.load.state === 'ready' ? loaded.load.value : null
  useFollowing(report?.state ?? null, report, loaded.reload)
  return (
    <SchoolPage
      uai={uai}
      place={null}
      needs="head"
      title={isPreview(report?.state) ? words.title : words.overPage}
      intro={
        report !== null && report.fileNames.length > 0
          ? words.files({ names: format.list(report.fileNames) })
          : undefined
      }
      back={{ href: pagePaths.imports(uai), label: words.back }}
    >
      {() => (
        <LoadView loaded={loaded} label={words.title}>
          {(value) => <Run uai={uai} report={value} reload={loaded.reload} />}
        </LoadView>
      )}
    </SchoolPage>
  )
}
