/** Chooses a course to take up, sees what would go where, and takes it up. */
import { useRef, useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Card } from '#browser/parts/card.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Select } from '#browser/parts/select.tsx'
import { useSettled } from '#browser/parts/use-settled.ts'
import type { ApplyReprise, RepriseOutcome, ReprisePlan, Reprises } from '#contract/reprises.ts'
import { isDay } from '#kernel/calendar-day.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { canBeTaken, countTicked, isTicked, lineKey, type Ticks } from './is-ticked.ts'
import { PlanLines } from './plan-lines.tsx'
import { untoldAudience } from './untold-audience.ts'
import './reprise.css'

interface Start {
  /** Null: as the server proposes. */
  readonly firstLesson: string | null
  /** As it is typed: for a moment it may be no day. */
  readonly firstDay: string | null
}

export interface RepriseFormProps {
  courseId: string
  sources: Reprises['sources']
  onDone: () => void
}

function StartFields(props: { plan: ReprisePlan; start: Start; onStart: (start: Start) => void }) {
  const { onStart, plan, start } = props
  const words = useWords('reprise')
  const format = useFormat()
  const firstLesson = start.firstLesson ?? plan.firstLesson
  return (
    <div class="reprise-start">
      <Select
        label={words.firstLesson}
        value={firstLesson}
        onValue={(chosen) => onStart({ firstLesson: chosen, firstDay: null })}
        options={plan.sourceLessons.map(({ id, number, startsAt }) => ({
          value: id,
          label: words.numbered({ number, when: format.day(startsAt) }),
        }))}
      />
      <Field
        label={words.firstDay}
        hint={words.firstDayHint}
        type="date"
        value={start.firstDay ?? plan.firstDay}
        onValue={(firstDay) => onStart({ firstLesson, firstDay })}
      />
    </div>
  )
}

function useApply(props: RepriseFormProps & { from: string; plan: ReprisePlan; ticks: Ticks }) {
  const { courseId, from, onDone, plan, ticks } = props
  const words = useWords('reprise')
  const act = useAct()
  // The same id until it is received: pressing twice is taking up once.
  const id = useRef<string | null>(null)
  const apply = (): void => {
    id.current ??= mintId({ now: Date.now }, systemRandom)
    const body: ApplyReprise = {
      from,
      firstLesson: plan.firstLesson,
      firstDay: plan.firstDay,
      things: plan.lines
        .filter((line) => isTicked(line, ticks))
        .map(({ kind, lessonId, thingId, to }) => ({
          kind,
          lessonId,
          thingId,
          to: to?.id ?? null,
        })),
    }
    void act.run(
      () =>
        callApi<RepriseOutcome>(`/api/courses/${courseId}/reprises/${id.current}`, {
          method: 'PUT',
          body,
        }),
      (outcome) => {
        id.current = null
        toast({ text: words.applied(outcome) })
        onDone()
      },
    )
  }
  return { act, apply }
}

interface PlanViewProps extends RepriseFormProps {
  from: string
  plan: ReprisePlan
  ticks: Ticks
  onTicks: (ticks: Ticks) => void
}

function PlanView(props: PlanViewProps) {
  const { onTicks, plan, ticks } = props
  const words = useWords('reprise')
  const { act, apply } = useApply(props)
  const counts = countTicked(plan.lines, ticks)
  const tickAll = (ticked: boolean): void =>
    onTicks(new Map(plan.lines.filter(canBeTaken).map((line) => [lineKey(line), ticked])))
  const nothing = counts.resources + counts.exercises + counts.withoutLesson === 0
  if (plan.lines.length === 0) return <p>{words.empty}</p>
  return (
    <div class="stack">
      {plan.isCut && <Notice kind="attention" title={words.cut({ count: plan.lines.length })} />}
      <p class="row">
        <Button onClick={() => tickAll(true)}>{words.all}</Button>
        <Button onClick={() => tickAll(false)}>{words.none}</Button>
      </p>
      <PlanLines
        plan={plan}
        ticks={ticks}
        onTick={(line, ticked) => onTicks(new Map([...ticks, [lineKey(line), ticked]]))}
      />
      <div class="reprise-sum">
        <p class="reprise-count" role="status">
          {words.summary(counts)}
        </p>
        <p class="soft">{words.summaryHint}</p>
        {act.refusal && <ErrorView refusal={act.refusal} onRetry={apply} live />}
        <p>
          <Button kind="primary" busy={act.busy} disabled={nothing} onClick={apply}>
            {words.apply}
          </Button>
        </p>
      </div>
    </div>
  )
}

function LoadedPlan(props: RepriseFormProps & { from: string }) {
  const { courseId, from } = props
  const words = useWords('reprise')
  const [start, setStart] = useState<Start>({ firstLesson: null, firstDay: null })
  // What was ticked stays when the plan begins elsewhere.
  const [ticks, setTicks] = useState<Ticks>(new Map())
  const { firstDay, firstLesson } = useSettled(start)
  const query = {
    from,
    firstLesson: firstLesson ?? undefined,
    firstDay: firstDay !== null && isDay(firstDay) ? firstDay : undefined,
  }
  const path = `/api/courses/${courseId}/reprise-plan`
  const key = `${path} ${Object.values(query).join(' ')}`
  const loaded = useLoad<ReprisePlan>(key, (signal) => callApi(path, { query, signal }))
  // The fields stay under the hands while the plan that they ask for is on its way.
  const last = useRef<ReprisePlan | null>(null)
  if (loaded.load.state === 'ready') last.current = loaded.load.value
  return (
    <>
      {last.current !== null && (
        <StartFields plan={last.current} start={start} onStart={setStart} />
      )}
      <LoadView loaded={loaded} label={words.plan}>
        {(plan) => (
          <>
            <h3>{words.plan}</h3>
            <PlanView {...props} plan={plan} ticks={ticks} onTicks={setTicks} />
          </>
        )}
      </LoadView>
    </>
  )
}

export function RepriseForm(props: RepriseFormProps) {
  const { sources } = props
  const words = useWords('reprise')
  const format = useFormat()
  const [from, setFrom] = useState('')
  if (sources.length === 0) return <p>{words.noSource}</p>
  return (
    <Card title={words.new}>
      <div class="stack">
        <Select
          label={words.source}
          placeholder={words.choose}
          value={from}
          onValue={setFrom}
          options={sources.map(({ audience, courseId, exercises, name, resources, year }) => ({
            value: courseId,
            group: year,
            label: words.sourceLine({
              name,
              of: format.list(untoldAudience(name, audience)),
              resources,
              exercises,
            }),
          }))}
        />
        {from !== '' && <LoadedPlan key={from} {...props} from={from} />}
      </div>
    </Card>
  )
}
