/** Declares days at a distance; says whom they reach before anything is done. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Dialog } from '#browser/parts/dialog.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { focusMistake } from '#browser/parts/focus-mistake.ts'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import type { ClassSummary } from '#contract/classes.ts'
import type { DistanceReach } from '#contract/distance-days.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { DistanceFields } from './distance-fields.tsx'
import { bodyOf, type DistanceWish, mistakeOf } from './distance-wish.ts'

export interface DistanceDialogProps {
  uai: string
  today: Day
  start: DistanceWish
  onDone: () => void
  onClose: () => void
}

const newId = (): string => mintId({ now: Date.now }, systemRandom)

export function DistanceDialog({ uai, today, start, onDone, onClose }: DistanceDialogProps) {
  const words = useWords('distance')
  const general = useWords('general')
  const [wish, setWish] = useState(start)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  // The same id as long as it says the same: sending twice is declaring once.
  const sent = useRef<{ readonly wish: DistanceWish; readonly id: string } | null>(null)
  const classes = useLoad(`classes ${uai}`, (signal) =>
    callApi<{ classes: ClassSummary[] }>(`/api/schools/${uai}/classes`, { signal }),
  )
  const path = `/api/schools/${uai}/distance-days`
  const mistake = mistakeOf(wish, today)
  const declare = (): void => {
    setAsked(true)
    if (mistake !== null) return
    if (sent.current?.wish !== wish) sent.current = { wish, id: newId() }
    const body = bodyOf(wish, sent.current.id, false)
    void act.run(
      () => callApi<DistanceReach>(path, { body }),
      (reach) => {
        toast({ text: words.declared(reach) })
        onDone()
      },
    )
  }
  return (
    <Dialog open wide title={words.dialog} unsaved={wish !== start} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault()
          declare()
          focusMistake(event.currentTarget)
        }}
      >
        <LoadView loaded={classes} label={words.classes}>
          {(value) => (
            <DistanceFields
              wish={wish}
              classes={value.classes}
              mistake={asked ? mistake : null}
              onWish={(next) => {
                act.forget()
                setWish(next)
              }}
            />
          )}
        </LoadView>
        {mistake === null && <Reach path={path} wish={wish} />}
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={declare} live />}
        <p class="row">
          <Button type="submit" kind="primary" busy={act.busy}>
            {words.declare}
          </Button>
          <Button onClick={onClose}>{general.cancel}</Button>
        </p>
      </form>
    </Dialog>
  )
}

/** Asked of the school as the wish changes; nothing is written. */
function Reach({ path, wish }: { path: string; wish: DistanceWish }) {
  const words = useWords('distance')
  // What is said to families changes nobody who is reached.
  const settled = useSettled(JSON.stringify({ ...wish, words: '' }))
  const loaded = useLoad(`${path} ${settled}`, (signal) => {
    const asked: DistanceWish = JSON.parse(settled)
    return callApi<DistanceReach>(path, { body: bodyOf(asked, newId(), true), signal })
  })
  return (
    <LoadView loaded={loaded} label={words.dialog}>
      {(reach) => (
        <Notice
          kind={reach.lessons === 0 ? 'attention' : 'information'}
          title={reach.lessons === 0 ? words.noLesson : words.reach(reach)}
        >
          <p>{words.notYet}</p>
        </Notice>
      )}
    </LoadView>
  )
}
