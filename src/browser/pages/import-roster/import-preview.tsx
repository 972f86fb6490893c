/** What an import would do, and the head's word: nothing is applied without reading this. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { ConfirmDialog } from '#browser/parts/confirm-dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { ImportCounts, ImportReportBody } from '#contract/roster.ts'
import { changeCount, totalOf } from './import-counts.ts'
import { ImportReportTables } from './import-report-tables.tsx'

export interface ImportPreviewProps {
  uai: string
  report: ImportReportBody
  counts: ImportCounts
  onApply: () => void
}

function Departures(props: {
  counts: ImportCounts
  accepted: boolean
  onAccepted: (accepted: boolean) => void
}) {
  const words = useWords('roster').run
  const format = useFormat()
  const gone = (kind: 'pupil' | 'staff') => format.number(props.counts.deactivated[kind] ?? 0)
  return (
    <Notice kind="attention" title={words.departuresTitle}>
      <p>{words.departuresWho({ pupils: gone('pupil'), staff: gone('staff') })}</p>
      <p>{words.departuresTodo}</p>
      <CheckBox
        label={words.departuresAccept}
        checked={props.accepted}
        onChecked={props.onAccepted}
        framed
      />
    </Notice>
  )
}

export function ImportPreview({ uai, report, counts, onApply }: ImportPreviewProps) {
  const words = useWords('roster').run
  const format = useFormat()
  const act = useAct()
  const [asked, setAsked] = useState(false)
  const [accepted, setAccepted] = useState(false)
  const changes = changeCount(counts)
  const { needsDepartures, rejectionCount } = report
  // Any other refusal than departures cannot be overcome here: the files must change.
  const isStopped = report.refusal !== null && !needsDepartures
  const number = (name: 'created' | 'updated' | 'deactivated') =>
    format.number(totalOf(counts, name))

  const apply = (): void => {
    void act.run(
      () =>
        callApi(`/api/schools/${uai}/imports/${report.id}/apply`, {
          body: { acceptDepartures: needsDepartures && accepted },
        }),
      () => {
        setAsked(false)
        onApply()
      },
    )
  }

  return (
    <div class="stack stack-wide">
      {isStopped ? (
        <Notice kind="danger" title={words.refusedTitle}>
          <p lang="fr">{report.refusal?.reason}</p>
        </Notice>
      ) : (
        <Notice
          kind="information"
          title={changes === 0 ? words.previewNothing : words.previewTitle}
        />
      )}
      {needsDepartures && (
        <Departures counts={counts} accepted={accepted} onAccepted={setAccepted} />
      )}
      <div class="row">
        {!isStopped && changes > 0 && (
          <Button
            kind="primary"
            disabled={needsDepartures && !accepted}
            onClick={() => setAsked(true)}
          >
            {words.applyCount({ count: format.number(changes), many: changes > 1 })}
          </Button>
        )}
        <LinkButton href={pagePaths.imports(uai)}>{words.other}</LinkButton>
      </div>
      <ImportReportTables uai={uai} report={report} />
      <ConfirmDialog
        open={asked}
        title={words.applyTitle}
        confirmText={words.apply}
        danger={false}
        busy={act.busy}
        onConfirm={apply}
        onClose={() => setAsked(false)}
      >
        <p>
          {words.applyMeans({
            created: number('created'),
            updated: number('updated'),
            deactivated: number('deactivated'),
          })}
        </p>
        {rejectionCount > 0 && (
          <p>
            {words.applyRejected({
              count: format.number(rejectionCount),
              many: rejectionCount > 1,
            })}
          </p>
        )}
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={apply} live />}
      </ConfirmDialog>
    </div>
  )
}
