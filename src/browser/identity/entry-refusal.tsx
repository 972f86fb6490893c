/**
 * Why coming in did not work: what happened, what it means, what to do, and how long a pause still
 * lasts, counted down. Said aloud once; the counting is for the eye.
 */
import { useEffect, useState } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import type { RefusalWords } from '#browser/catalogue/fr/refusals-fr.ts'
import { currentRefusalWords } from '#browser/catalogue/refusal-words.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { announce } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { HearLines } from './hear-lines.tsx'

export interface EntryRefusalProps {
  refusal: ApiRefusal
  /** Sends what was typed once more: offered where nobody has looked at it yet. */
  onRetry?: (() => void) | undefined
  /** What a wrong code means on this very page, in place of the words that serve everywhere. */
  wrongCode?: RefusalWords | undefined
}

/** Bugs and broken parts have a reference to quote; a mistyped code needs none. */
const withReference: ReadonlySet<string> = new Set(['internal', 'strange_answer', 'bad_request'])

/** Milliseconds still to wait, counted down; null where there is nothing to wait for. */
function useWait(refusal: ApiRefusal): number | null {
  const [leftMs, setLeftMs] = useState(refusal.retryAfterMs)
  useEffect(() => {
    setLeftMs(refusal.retryAfterMs)
    if (refusal.retryAfterMs === null) return
    const until = Date.now() + refusal.retryAfterMs
    const timer = setInterval(() => {
      const left = Math.max(0, until - Date.now())
      setLeftMs(left)
      if (left === 0) clearInterval(timer)
    }, 1_000)
    return () => clearInterval(timer)
  }, [refusal])
  return leftMs
}

export function EntryRefusal({ refusal, onRetry, wrongCode }: EntryRefusalProps) {
  const general = useWords('general')
  const refusals = useWords('refusals')
  const words = useWords('sign-in')
  const voice = useVoice()
  const format = useFormat()
  const leftMs = useWait(refusal)
  const now = { ...refusal, retryAfterMs: leftMs }
  const wait = leftMs === null ? null : format.duration(leftMs)
  const ofDoor: Partial<Record<typeof refusal.code, RefusalWords | undefined>> = {
    wrong_code: wrongCode,
    // At this door it is wrong tries that were too many, not a page that insists.
    too_many_requests: words.tooManyTries({ tu: voice === 'tu', wait }),
  }
  const said =
    ofDoor[refusal.code] ?? currentRefusalWords({ refusal: now, refusals, general, voice, format })
  const isOver = refusal.retryAfterMs !== null && leftMs === 0
  const spoken = isOver ? words.mayTryNow({ tu: voice === 'tu' }) : `${said.what} ${said.means} `

  // Said when it comes and when the pause is over, not at every second in between.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of the moment are enough.
  useEffect(() => {
    announce(isOver ? spoken : `${spoken} ${said.todo}`)
  }, [refusal, isOver])

  if (isOver) return <Notice kind="success" title={spoken} />
  // The same code or password again is the same answer again, and costs a try.
  const { status } = refusal
  const mayRetry = onRetry !== undefined && leftMs === null && (status === 0 || status >= 500)
  return (
    <Notice
      kind={refusal.retryAfterMs === null ? 'danger' : 'attention'}
      title={said.what}
      actions={
        <>
          {mayRetry && <Button onClick={onRetry}>{general.retry}</Button>}
          <LinkButton href={pagePaths.help}>{general.toHelp}</LinkButton>
          {voice === 'tu' && <HearLines lines={[said.what, said.means, said.todo]} signOnly />}
        </>
      }
    >
      <p>{said.means}</p>
      <p>{said.todo}</p>
      {refusal.requestId !== null && withReference.has(refusal.code) && (
        <p class="small">{general.errorSupport({ id: refusal.requestId })}</p>
      )}
    </Notice>
  )
}
