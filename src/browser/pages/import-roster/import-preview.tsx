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
import { changeCount, type OutcomeName, totalOf } from './import-counts.ts'
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

interface ApplyDialogProps extends ImportPreviewProps {
  acceptDepartures: boolean
  open: boolean
  onClose: () => void
}

/** Says once more what applying does, then does it. */
function ApplyDialog(props: ApplyDialogProps) {
  const { uai, report, counts, onApply, acceptDepartures, open, onClose } = props
  const words = useWords('roster').run
  const format = useFormat()
  const act = useAct()
  const { rejectionCount } = report
  const total = (name: OutcomeName) => format.number(totalOf(counts, name))
  const apply = (): void => {
    const path = `/api/schools/${uai}/imports/${report.id}/apply`
    void act.run(() => callApi(path, { body: { acceptDepartures } }), onApply)
  }
  return (
    <ConfirmDialog
      open={open}
      title={words.applyTitle}
      confirmText={words.apply}
      danger={false}
      busy={act.busy}
      onConfirm={apply}
      onClose={onClose}
    >
      <p>
        {words.applyMeans({
          created: total('created'),
          updated: total('updated'),
          deactivated: total('deactivated'),
        })}
      </p>
      {rejectionCount > 0 && (
        <p>
          {words.applyRejected({ count: format.number(rejectionCount), many: rejectionCount > 1 })}
        </p>
      )}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={apply} live />}
    </ConfirmDialog>
  )
}

export function ImportPreview(props: ImportPreviewProps) {
  const { uai, report, counts } = props
  const words = useWords('roster').run
  const format = useFormat()
  const [asked, setAsked] = useState(false)
  const [accepted, setAccepted] = useState(false)
  const changes = changeCount(counts)
  const { needsDepartures } = report
  // Any other refusal than departures cannot be overcome here: the files must change.
  const isStopped = report.refusal !== null && !needsDepartures
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
      <ApplyDialog
        {...props}
        acceptDepartures={needsDepartures && accepted}
        open={asked}
        onClose={() => setAsked(false)}
      />
    </div>
  )
}
