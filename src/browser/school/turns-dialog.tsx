/** Declares that parts of classes learn from home by turns; says whom it reaches before anything is done. */
import { useRef, useState } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
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
import { TextArea } from '#browser/parts/text-area.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import type { DeclareDistance, DistanceParts, DistanceReach } from '#contract/distance-days.ts'
import { distanceWordsMax } from '#contract/distance-limits.ts'
import type { Day } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { ClassBoxes } from './class-boxes.tsx'
import { ClassParts } from './class-parts.tsx'
import { TurnDays } from './turn-days.tsx'
import {
  declarationsOf,
  type TurningPart,
  type TurnsPlace,
  type TurnsWish,
  turnsFromTomorrow,
  turnsMistake,
} from './turns-wish.ts'
import './turns.css'

interface PartReach extends DistanceReach {
  readonly part: TurningPart
  readonly days: number
}

const newId = (): string => mintId({ now: Date.now }, systemRandom)

/** One declaration for each part, one after the other; the first that is refused ends it. */
async function declareAll(
  path: string,
  bodies: readonly { readonly part: TurningPart; readonly body: DeclareDistance }[],
  signal?: AbortSignal,
): Promise<ApiResult<PartReach[]>> {
  const reached: PartReach[] = []
  for (const { body, part } of bodies) {
    const answer = await callApi<DistanceReach>(path, { body, signal })
    if (!answer.ok) return answer
    reached.push({ ...answer.value, part, days: body.onDays?.length ?? 0 })
  }
  return { ok: true, value: reached }
}

export interface TurnsDialogProps {
  uai: string
  today: Day
  onDone: () => void
  onClose: () => void
}

export function TurnsDialog({ uai, ...props }: TurnsDialogProps) {
  const words = useWords('distance').turns
  const parts = useLoad(`distance-parts ${uai}`, (signal) =>
    callApi<DistanceParts>(`/api/schools/${uai}/distance-parts`, { signal }),
  )
  return (
    <Dialog open wide title={words.dialog} onClose={props.onClose}>
      <LoadView loaded={parts} label={words.dialog}>
        {(value) => (
          <TurnsForm path={`/api/schools/${uai}/distance-days`} parts={value} {...props} />
        )}
      </LoadView>
    </Dialog>
  )
}

interface SentTurns {
  readonly wish: TurnsWish
  readonly ids: Readonly<Record<TurningPart, string>>
}

interface TurnsFormProps extends Omit<TurnsDialogProps, 'uai'> {
  path: string
  parts: DistanceParts
}

function TurnsForm({ onClose, onDone, parts, path, today }: TurnsFormProps) {
  const words = useWords('distance')
  const general = useWords('general')
  const [wish, setWish] = useState(() => turnsFromTomorrow(today))
  const [asked, setAsked] = useState(false)
  const act = useAct()
  // The same ids as long as it says the same: sending twice is declaring once.
  const sent = useRef<SentTurns | null>(null)
  const mistake = turnsMistake(wish, parts, today)
  const declare = (): void => {
    setAsked(true)
    if (mistake !== null) return
    if (sent.current?.wish !== wish)
      sent.current = { wish, ids: { first: newId(), second: newId() } }
    const { ids } = sent.current
    const bodies = declarationsOf(wish, parts).map(({ declaration, part }) => ({
      part,
      body: { ...declaration, id: ids[part], dryRun: false },
    }))
    void act.run(
      () => declareAll(path, bodies),
      () => {
        toast({ text: words.turns.declared })
        onDone()
      },
    )
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault()
        declare()
        focusMistake(event.currentTarget)
      }}
    >
      <p>{words.turns.means}</p>
      <TurnsFields
        wish={wish}
        parts={parts}
        mistake={asked ? mistake : null}
        onWish={(next) => {
          act.forget()
          setWish(next)
        }}
      />
      {mistake === null && <TurnsReach path={path} wish={wish} parts={parts} />}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={declare} live />}
      <p class="row">
        <Button type="submit" kind="primary" busy={act.busy}>
          {words.declare}
        </Button>
        <Button onClick={onClose}>{general.cancel}</Button>
      </p>
    </form>
  )
}

function TurnsFields(props: {
  wish: TurnsWish
  parts: DistanceParts
  mistake: TurnsPlace | null
  onWish: (wish: TurnsWish) => void
}) {
  const { mistake, onWish, parts, wish } = props
  const words = useWords('distance')
  const chosen = parts.classes.filter(({ id }) => wish.classIds.includes(id))
  return (
    <>
      <ClassBoxes
        classes={parts.classes}
        chosen={wish.classIds}
        error={mistake === 'classIds' ? words.errors.classIds : null}
        onChosen={(classIds) => onWish({ ...wish, classIds })}
      />
      {mistake === 'pupils' && <p class="field-error">{words.turns.errors.pupils}</p>}
      {chosen.length > 0 && (
        <div class="turn-classes">
          {chosen.map((ofClass) => (
            <ClassParts key={ofClass.id} ofClass={ofClass} wish={wish} onWish={onWish} />
          ))}
        </div>
      )}
      <TurnDays wish={wish} days={parts.days} mistake={mistake} onWish={onWish} />
      <TextArea
        label={words.words}
        hint={words.wordsHint}
        rows={2}
        maxLength={distanceWordsMax}
        value={wish.words}
        onValue={(said) => onWish({ ...wish, words: said })}
      />
    </>
  )
}

/** Asked of the school as the wish changes; nothing is written. */
function TurnsReach({
  parts,
  path,
  wish,
}: {
  path: string
  parts: DistanceParts
  wish: TurnsWish
}) {
  const words = useWords('distance')
  // What is said to families changes nobody who is reached.
  const settled = useSettled(JSON.stringify({ ...wish, words: '' }))
  const loaded = useLoad(`${path} ${settled}`, (signal) => {
    const bodies = declarationsOf(JSON.parse(settled), parts).map(({ declaration, part }) => ({
      part,
      body: { ...declaration, id: newId(), dryRun: true },
    }))
    return declareAll(path, bodies, signal)
  })
  return (
    <LoadView loaded={loaded} label={words.turns.dialog}>
      {(reached) => (
        <Notice title={words.turns.reachTitle}>
          {reached.map((reach) => (
            <p key={reach.part}>{words.turns.reach(reach)}</p>
          ))}
          <p>{words.notYet}</p>
        </Notice>
      )}
    </LoadView>
  )
}
