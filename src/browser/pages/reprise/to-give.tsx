/** Exercises that wait at their lesson: read with their times, ticked, given. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useAct } from '#browser/api/use-act.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { ErrorView } from '#browser/parts/error-view.tsx'
import { useTimesSentence } from '#browser/teach/use-times-sentence.ts'
import type { GiveReprised, RepriseWaiting } from '#contract/reprises.ts'

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
  const isTicked = ({
    isPublished,
    place,
  }: Pick<RepriseWaiting, 'isPublished' | 'place'>): boolean => isPublished && !left.has(place)
  const wishes: GiveReprised['things'] = things.flatMap(({ times, ...thing }) =>
    times === null || !isTicked(thing) ? [] : [{ place: thing.place, ...times }],
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
  const factsOf = ({ isPublished, lesson, times }: RepriseWaiting): string[] => [
    ...(isPublished ? [] : [words.states.not_published]),
    ...(lesson === null ? [] : [words.at({ when: format.dateTime(lesson.startsAt) })]),
    ...(times === null ? [] : [timesSentence(times)]),
  ]
  if (things.length === 0) return null
  return (
    <section class="stack">
      <h3>{words.toGive}</h3>
      <p class="soft">{words.toGiveHint}</p>
      {things.map((thing) => (
        <CheckBox
          key={thing.place}
          label={thing.title}
          hint={factsOf(thing).join(' · ')}
          checked={isTicked(thing)}
          disabled={!thing.isPublished}
          onChecked={(ticked) => tick(thing.place, ticked)}
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
