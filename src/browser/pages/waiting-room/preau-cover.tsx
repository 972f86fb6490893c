/**
 * The préau over the page: a calm place to stand while the door is still closed. The page behind
 * stays as it was, out of reach, and is there again when it is one's turn.
 */
import type { ComponentChildren } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { WaitingState } from '#browser/arrival/arrival-state.ts'
import { askDoorNow } from '#browser/arrival/browser-arrival.ts'
import { useFormat, useVoice, useWords } from '#browser/catalogue/speech.ts'
import { accountInFront } from '#browser/device/known-accounts.ts'
import { CoveredYard } from '#browser/drawings/covered-yard.tsx'
import { Logo } from '#browser/drawings/logo.tsx'
import { pagePaths } from '#browser/page-paths.ts'
import { Button } from '#browser/parts/button.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import { ToastRegion } from '#browser/parts/toast-region.tsx'
import { useSecondsUntil } from '#browser/parts/use-seconds-until.ts'
import type { MyDay } from '#contract/day.ts'
import { HeldLessons } from './held-lessons.tsx'
import { LotteryNote } from './lottery-note.tsx'
import { usePlace } from './use-place.ts'

/** The browser's modal dialog: nothing behind it can be reached, and it gives the focus back. */
function Cover(props: { label: string; onLeave: () => void; children: ComponentChildren }) {
  const { label, onLeave, children } = props
  const cover = useRef<HTMLDialogElement>(null)
  const leave = useRef(onLeave)
  leave.current = onLeave
  useLayoutEffect(() => {
    const element = cover.current
    if (element === null) return
    element.showModal()
    element.querySelector('h1')?.focus({ preventScroll: true })
    // Every link of the préau leads to a page that needs no door, this one's own address included.
    element.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a') !== null) leave.current()
    })
    return () => element.close()
  }, [])
  return (
    <dialog
      ref={cover}
      class="preau"
      aria-label={label}
      onCancel={(event) => event.preventDefault()}
      // A browser may close it all the same when Escape is pressed twice.
      onClose={(event) => {
        if (event.currentTarget.isConnected) event.currentTarget.showModal()
      }}
    >
      {children}
      <ToastRegion />
    </dialog>
  )
}

/** Nothing came back the last time: when the next try is, and a way not to wait for it. */
function Silence({ nextTryAtMs }: { nextTryAtMs: number }) {
  const words = useWords('arrival')
  const tu = useVoice() === 'tu'
  const seconds = useSecondsUntil(nextTryAtMs)
  return (
    <div class="preau-silence">
      <p role="status">{words.silent({ tu })}</p>
      <p class="numbers" aria-hidden="true">
        {words.nextTry({ seconds })}
      </p>
      <Button onClick={askDoorNow}>{words.tryNow}</Button>
    </div>
  )
}

function PlaceBoard({ waiting }: { waiting: WaitingState }) {
  const words = useWords('arrival')
  const format = useFormat()
  const tu = useVoice() === 'tu'
  const { ahead, wait, spoken } = usePlace(waiting)
  const { place, silence } = waiting
  const time = format.time(place.arrivedAt)
  return (
    <div class="preau-board">
      <p class="for-screen-readers" role="status">
        {spoken}
      </p>
      <p class="preau-place numbers">
        {ahead} <span class="preau-wait">{wait}</span>
      </p>
      <p>
        {accountInFront() === null ? words.keptSince({ time, tu }) : words.notLate({ time, tu })}
      </p>
      <p class="preau-ticket numbers">{words.ticket({ number: place.number })}</p>
      {silence !== null && <Silence nextTryAtMs={silence.nextTryAtMs} />}
    </div>
  )
}

export interface PreauCoverProps {
  waiting: WaitingState
  /** Absent where the device holds nothing of today. */
  today: MyDay | null
  /** Somebody goes on to a page that needs no door. */
  onLeave: () => void
}

export function PreauCover({ waiting, today, onLeave }: PreauCoverProps) {
  const words = useWords('arrival')
  const general = useWords('general')
  const tu = useVoice() === 'tu'
  useEffect(() => {
    const before = document.title
    document.title = `${words.title} – ${general.brand}`
    return () => {
      document.title = before
    }
  }, [words, general])
  return (
    <Cover label={words.title} onLeave={onLeave}>
      <div class="preau-sheet">
        <header class="preau-header">
          <Logo />
        </header>
        <main class="preau-main stack">
          <div class="preau-drawing">
            <CoveredYard />
          </div>
          <h1 tabIndex={-1}>{words.title}</h1>
          <p>{words.intro}</p>
          <PlaceBoard waiting={waiting} />
          <p>{words.byItself({ tu, isKnown: accountInFront() !== null })}</p>
          {today !== null && today.lessons.length > 0 && <HeldLessons today={today} />}
          {waiting.lottery !== null && <LotteryNote lottery={waiting.lottery} />}
        </main>
        <footer class="preau-footer">
          <PageLink href={pagePaths.help}>{words.openHelp}</PageLink>
          <PageLink href={pagePaths.displaySettings}>{general.displaySettings}</PageLink>
        </footer>
      </div>
    </Cover>
  )
}
