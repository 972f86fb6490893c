/** The latest import, where it needs the head or was never made; silent while it loads. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { ImportRun } from '#contract/roster.ts'

export function LastImport({ uai }: { uai: string }) {
  const words = useWords('roster')
  const format = useFormat()
  const { load } = useLoad(`imports ${uai}`, (signal) =>
    callApi<{ runs: ImportRun[] }>(`/api/schools/${uai}/imports`, { signal }),
  )
  const run = load.state === 'ready' ? load.value.runs[0] : undefined
  if (run === undefined) return null
  const when = format.dateTime(run.finishedAt ?? run.createdAt)
  if (run.state === 'applied') return <p class="soft">{words.lastApplied({ when })}</p>
  const isWaiting = run.state === 'preview'
  return (
    <Notice
      kind={isWaiting ? 'attention' : 'information'}
      title={words.states[run.state]}
      actions={
        <LinkButton kind={isWaiting ? 'primary' : 'quiet'} href={pagePaths.importRun(uai, run.id)}>
          {words.openRun}
        </LinkButton>
      }
    >
      <p>{words.runOf({ when })}</p>
    </Notice>
  )
}
