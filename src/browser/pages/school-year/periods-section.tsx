/** The periods of the current year for which averages are made; the head names them. */
import { useState } from 'preact/hooks'
import { type ApiRefusal, callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { Field } from '#browser/parts/field.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { gradingPeriodsMax } from '#contract/grade-limits.ts'
import type { GradingPeriod } from '#contract/grades.ts'
import type { SchoolYear } from '#contract/schools.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { nextPeriod, periodsMistake } from './period-draft.ts'

export interface PeriodsSectionProps {
  uai: string
  year: SchoolYear
  isHead: boolean
}

interface Periods {
  periods: GradingPeriod[]
}

export function PeriodsSection({ uai, year, isHead }: PeriodsSectionProps) {
  const words = useWords('grades').periods
  const path = `/api/schools/${uai}/years/${year.id}/grading-periods`
  const loaded = useLoad(path, (signal) => callApi<Periods>(path, { signal }))
  return (
    <section class="stack">
      <h2>{words.title}</h2>
      <p>{words.intro}</p>
      <LoadView loaded={loaded} label={words.title}>
        {({ periods }) =>
          isHead ? (
            <PeriodsForm path={path} year={year} before={periods} />
          ) : (
            <PeriodList periods={periods} />
          )
        }
      </LoadView>
    </section>
  )
}

function PeriodList({ periods }: { periods: readonly GradingPeriod[] }) {
  const words = useWords('grades').periods
  const format = useFormat()
  if (periods.length === 0) return <p class="soft">{words.none}</p>
  return (
    <ul>
      {periods.map(({ endsOn, id, label, startsOn }) => (
        <li key={id}>
          {label} : {format.shortDay(dayInstant(startsOn))} – {format.shortDay(dayInstant(endsOn))}
        </li>
      ))}
    </ul>
  )
}

function PeriodsForm(props: { path: string; year: SchoolYear; before: readonly GradingPeriod[] }) {
  const { before, path, year } = props
  const words = useWords('grades').periods
  const general = useWords('general')
  const [periods, setPeriods] = useState(before)
  const [asked, setAsked] = useState(false)
  const act = useAct()
  const mistake = periodsMistake(periods, year)
  const change = (id: string, part: Partial<GradingPeriod>): void =>
    setPeriods((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const add = (): void => {
    const id = mintId({ now: Date.now }, systemRandom)
    const number = periods.length + 1
    setPeriods((all) => [...all, nextPeriod(all, year, id, words.nextLabel({ number }))])
  }
  const save = (): void => {
    setAsked(true)
    if (mistake !== null) return
    void act.run(
      () => callApi(path, { method: 'PUT', body: { periods } }),
      () => toast({ text: words.saved }),
    )
  }
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {periods.length === 0 && <p class="soft">{words.none}</p>}
      {periods.map(({ endsOn, id, label, startsOn }) => (
        <fieldset key={id} class="period-fields">
          <legend class="for-screen-readers">{label}</legend>
          <Field
            label={words.label}
            value={label}
            maxLength={40}
            onValue={(next) => change(id, { label: next })}
          />
          <Field
            type="date"
            label={words.starts}
            value={startsOn}
            onValue={(next) => change(id, { startsOn: next })}
          />
          <Field
            type="date"
            label={words.ends}
            value={endsOn}
            onValue={(next) => change(id, { endsOn: next })}
          />
          <Button
            aria-label={words.remove({ label })}
            onClick={() => setPeriods((all) => all.filter((one) => one.id !== id))}
          >
            {words.removeOne}
          </Button>
        </fieldset>
      ))}
      {asked && mistake !== null && <Notice kind="danger" title={words.mistakes[mistake]} live />}
      {act.refusal && <PeriodsRefusal refusal={act.refusal} onRetry={save} />}
      <p class="row">
        {periods.length < gradingPeriodsMax && (
          <Button sign="plus" onClick={add}>
            {words.add}
          </Button>
        )}
        <Button type="submit" kind="primary" busy={act.busy}>
          {general.save}
        </Button>
      </p>
    </form>
  )
}

function PeriodsRefusal({ onRetry, refusal }: { refusal: ApiRefusal; onRetry: () => void }) {
  const words = useWords('grades').periods
  if (refusal.code === 'in_use') return <Notice kind="danger" title={words.inUse} live />
  return <ErrorView refusal={refusal} onRetry={onRetry} live />
}
