/** Why this page is not, or not any longer, in the class, and the way on from there. */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { ApiRefusal } from '#browser/api/call-api.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { PreFlightDoor } from '#browser/live/pre-flight-door.tsx'
import type { RoomView } from '#browser/live/room-view.ts'
import { boardPaper } from '#browser/live/slide-addresses.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'

/** Where the reader came from: the lesson's plan, or the day. */
export interface WayBack {
  readonly href: string
  readonly label: string
}

interface WayOnProps {
  lessonId: string
  back: WayBack
  onRetry: () => void
}

function Told({
  title,
  actions,
  children,
}: {
  title: string
  actions: ComponentChildren
  children: ComponentChildren
}) {
  const heading = useRef<HTMLSpanElement>(null)
  // What had the focus went with the class.
  useLayoutEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus()
  }, [])
  return (
    <div role="status">
      <Card
        title={
          <span ref={heading} tabIndex={-1}>
            {title}
          </span>
        }
        actions={actions}
      >
        <p>{children}</p>
      </Card>
    </div>
  )
}

export function ClassOver(
  props: WayOnProps & { end: RoomView['end']; isAdult: boolean; wasRecorded: boolean },
) {
  const { end, isAdult, wasRecorded, lessonId, back, onRetry } = props
  const { over: words, replay } = useWords('live')
  const slideWords = useWords('slides')
  const tu = useVoice() === 'tu'
  const wayBack = <LinkButton href={back.href}>{back.label}</LinkButton>
  if (end === 'moved') {
    return (
      <Told
        title={words.moved}
        actions={
          <>
            <Button kind="primary" onClick={onRetry}>
              {words.here}
            </Button>
            {wayBack}
          </>
        }
      >
        {words.movedMeans({ tu })}
      </Told>
    )
  }
  if (end === 'removed') {
    return (
      <Told title={words.removed({ tu })} actions={wayBack}>
        {words.removedMeans({ tu })}
      </Told>
    )
  }
  return (
    <Told
      title={words.ended}
      actions={
        <>
          {wayBack}
          {wasRecorded && (
            <LinkButton href={pagePaths.liveReplay(lessonId)}>{replay.see}</LinkButton>
          )}
          {isAdult && <Button onClick={onRetry}>{words.reopen}</Button>}
          {isAdult && (
            <LinkButton href={boardPaper(lessonId)} download="" sign="file">
              {slideWords.export}
            </LinkButton>
          )}
        </>
      }
    >
      {words.endedMeans}
    </Told>
  )
}

/** The longest that a timer of the browser waits rightly is far beyond; a page sleeps no longer. */
const knockMsMax = 60_000
/** The server's clock may be behind this one's; and a class must not come in one instant. */
const knockMsMin = 2_000

/** Opens later: knocks again by itself when it is time. */
function OpensLater({
  opensAtMs,
  back,
  onRetry,
}: Omit<WayOnProps, 'lessonId'> & { opensAtMs: number }) {
  const words = useWords('live').over
  const format = useFormat()
  const tu = useVoice() === 'tu'
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer brings another refusal, and with it another wait.
  useEffect(() => {
    const leftMs = Math.max(knockMsMin, opensAtMs - Date.now())
    const timer = setTimeout(onRetry, Math.min(leftMs, knockMsMax) + Math.random() * knockMsMin)
    return () => clearTimeout(timer)
  }, [opensAtMs])
  return (
    <div class="stack stack-wide">
      <Told
        title={words.later({ time: format.time(opensAtMs) })}
        actions={<LinkButton href={back.href}>{back.label}</LinkButton>}
      >
        {words.laterMeans({ tu })}
      </Told>
      <PreFlightDoor />
    </div>
  )
}

export function ClassRefused(props: WayOnProps & { refusal: ApiRefusal | null }) {
  const { refusal, lessonId, back, onRetry } = props
  const { over: words, replay } = useWords('live')
  const tu = useVoice() === 'tu'
  const wayBack = <LinkButton href={back.href}>{back.label}</LinkButton>
  if (refusal === null) {
    return (
      <Told
        title={words.notTaken}
        actions={
          <>
            <Button kind="primary" onClick={onRetry}>
              {words.again}
            </Button>
            {wayBack}
          </>
        }
      >
        {words.notTakenMeans}
      </Told>
    )
  }
  const { opensAtMs } = refusal.detail
  if (refusal.code === 'class_opens_later' && typeof opensAtMs === 'number') {
    return <OpensLater {...props} opensAtMs={opensAtMs} />
  }
  if (refusal.code === 'class_over') {
    return (
      <Told
        title={words.closed}
        actions={
          <>
            {wayBack}
            <LinkButton href={pagePaths.liveReplay(lessonId)}>{replay.perhaps}</LinkButton>
          </>
        }
      >
        {words.closedMeans}
      </Told>
    )
  }
  if (refusal.code === 'removed_from_class') {
    return (
      <Told title={words.removed({ tu })} actions={wayBack}>
        {words.removedMeans({ tu })}
      </Told>
    )
  }
  return <ErrorView refusal={refusal} onRetry={onRetry} />
}
