/** Exercises that wait at their lesson: read with their times, ticked, given. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import type { GiveReprised, RepriseWaiting } from '#contract/reprises.ts'
import { useTimesSentence } from './times-sentence.ts'

export interface ToGiveProps {
  /** Of the reprise. */
  path: string
  things: readonly RepriseWaiting[]
  onChange: () => void
}

export function ToGive({ onChange, path, things }: ToGiveProps) {
  const words = useWords('reprise')
  const format = useFormat()
  const timesSentence = useTimesSentence()
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const act = useAct()
  const wishes: GiveReprised['things'] = things.flatMap(({ place, times }) =>
    times === null || left.has(place) ? [] : [{ place, ...times }],
  )
  const give = (): void =>
    void act.run(
      () => callApi(`${path}/given`, { body: { things: wishes } }),
      () => {
        toast({ text: words.given({ count: wishes.length }) })
        onChange()
      },
    )
  const tick = (place: number, ticked: boolean): void => {
    const others = [...left].filter((one) => one !== place)
    setLeft(new Set(ticked ? others : [...others, place]))
  }
  if (things.length === 0) return null
  return (
    <section class="stack">
      <h3>{words.toGive}</h3>
      <p class="soft">{words.toGiveHint}</p>
      {things.map(({ lesson, place, times, title }) => (
        <CheckBox
          key={place}
          label={title}
          hint={[
            ...(lesson === null ? [] : [words.at({ when: format.dateTime(lesson.startsAt) })]),
            ...(times === null ? [] : [timesSentence(times)]),
          ].join(' · ')}
          checked={!left.has(place)}
          onChecked={(ticked) => tick(place, ticked)}
        />
      ))}
      {act.refusal && <ErrorView refusal={act.refusal} onRetry={give} live />}
      <p>
        <Button kind="primary" busy={act.busy} disabled={wishes.length === 0} onClick={give}>
          {words.give({ count: wishes.length })}
        </Button>
      </p>
    </section>
  )
}
