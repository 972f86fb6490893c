/** The latest import, where it needs the head or was never made; silent while it loads. */
import type { ComponentChildren } from 'preact'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { ImportRun } from '#contract/roster.ts'

interface LastImportProps {
  uai: string
  unlessWaiting?: ComponentChildren
}

/** `unlessWaiting`: what else to begin with, while no import waits for a decision. */
export function LastImport({ uai, unlessWaiting }: LastImportProps) {
  const words = useWords('roster')
  const format = useFormat()
  const { load } = useLoad(`imports ${uai}`, (signal) =>
    callApi<{ runs: ImportRun[] }>(`/api/schools/${uai}/imports`, { signal }),
  )
  const run = load.state === 'ready' ? load.value.runs[0] : undefined
  if (load.state === 'loading') return null
  if (run === undefined) return <>{unlessWaiting}</>
  const when = format.dateTime(run.finishedAt ?? run.createdAt)
  if (run.state === 'applied') {
    return (
      <>
        {unlessWaiting}
        <p class="soft">{words.lastApplied({ when })}</p>
      </>
    )
  }
  const isWaiting = run.state === 'preview'
  const notice = (
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
  return (
    <>
      {!isWaiting && unlessWaiting}
      {notice}
    </>
  )
}
