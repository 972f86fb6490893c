/** A plan, lesson by lesson: what it carried, where that would go, and whether it is taken. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { useTimesSentence } from '#browser/teach/use-times-sentence.ts'
import type { RepriseLine, ReprisePlan } from '#contract/reprises.ts'
import { byLesson, canBeTaken, isTicked, lineKey, type Ticks } from './is-ticked.ts'
import './reprise.css'

export interface PlanLinesProps {
  plan: ReprisePlan
  ticks: Ticks
  onTick: (line: RepriseLine, ticked: boolean) => void
}

function PlannedLine(props: { line: RepriseLine; ticks: Ticks; onTick: PlanLinesProps['onTick'] }) {
  const { line, onTick, ticks } = props
  const words = useWords('reprise')
  const timesSentence = useTimesSentence()
  const facts = [
    words.kinds[line.kind],
    ...(line.state === 'free' ? [] : [words.states[line.state]]),
    ...(line.isInCourse && line.state === 'free' ? [words.inCourse] : []),
    ...(line.wasToSome ? [words.wasToSome] : []),
    ...(line.times === null ? [] : [timesSentence(line.times)]),
  ]
  return (
    <CheckBox
      label={line.title}
      hint={facts.join(' · ')}
      checked={isTicked(line, ticks)}
      disabled={!canBeTaken(line)}
      onChecked={(ticked) => onTick(line, ticked)}
    />
  )
}

export function PlanLines({ plan, ticks, onTick }: PlanLinesProps) {
  const words = useWords('reprise')
  const format = useFormat()
  const lessonOf = new Map(plan.sourceLessons.map((lesson) => [lesson.id, lesson]))
  return (
    <>
      {byLesson(plan.lines).map(([lessonId, lines]) => {
        const lesson = lessonOf.get(lessonId)
        const to = lines[0]?.to ?? null
        return (
          <fieldset key={lessonId} class="reprise-lesson">
            <legend class="reprise-legend">
              {lesson !== undefined &&
                words.numbered({ number: lesson.number, when: format.day(lesson.startsAt) })}
              <span class="reprise-to">
                {to === null
                  ? words.noLesson
                  : words.goesTo({ when: format.dateTime(to.startsAt) })}
              </span>
            </legend>
            {lines.map((line) => (
              <PlannedLine key={lineKey(line)} line={line} ticks={ticks} onTick={onTick} />
            ))}
          </fieldset>
        )
      })}
    </>
  )
}
