/** What an answer gets: the ticked steps of its rubric, its points, and why these are not their sum. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Field } from '#browser/parts/field.tsx'
import { becauseMax } from '#contract/rubric-limits.ts'
import { isSumOfTicks, isWhollyTicked, sumTicks } from '#contract/rubric-rules.ts'
import { PointsField } from './points-field.tsx'
import { RubricTicks } from './rubric-ticks.tsx'
import { typedPoints } from './typed-points.ts'
import type { MarkInHand } from './use-typed-mark.ts'

export interface GivenPointsProps {
  id: string
  mark: MarkInHand
  max: number
  /** It was asked to save what is not whole. */
  asked: boolean
}

function Because({ mark, max, asked }: Omit<GivenPointsProps, 'id'>) {
  const words = useWords('marking').rubric
  const format = useFormat()
  const { rubric, ticks, text, because } = mark
  const points = typedPoints(text, max)
  if (rubric === undefined || !points.ok || !isWhollyTicked(rubric, ticks)) return null
  if (isSumOfTicks(rubric, ticks, points.points)) return null
  return (
    <Field
      label={words.because}
      hint={words.becauseHint({ sum: format.number(sumTicks(rubric, ticks)) })}
      value={because}
      maxLength={becauseMax}
      error={asked && because.trim() === '' ? words.becauseMissing : null}
      onValue={mark.explain}
    />
  )
}

export function GivenPoints({ id, mark, max, asked }: GivenPointsProps) {
  const words = useWords('teach').mark
  const rubricWords = useWords('marking').rubric
  const format = useFormat()
  const { judged, rubric, text } = mark
  const why = judged.ok ? null : judged.why
  const pointsError =
    why === 'missing'
      ? words.pointsMissing
      : why === 'too_many'
        ? words.pointsTooMany({ max: format.number(max) })
        : null
  return (
    <>
      {rubric !== undefined && (
        <RubricTicks
          rubric={rubric}
          ticks={mark.ticks}
          error={asked && why === 'ticks' ? rubricWords.ticksMissing : null}
          onTicks={mark.tick}
        />
      )}
      {rubric?.kind !== 'attainment' && (
        <PointsField
          id={id}
          label={words.points}
          value={text}
          max={max}
          error={asked || text !== '' ? pointsError : null}
          onValue={mark.type}
        />
      )}
      <Because mark={mark} max={max} asked={asked} />
    </>
  )
}
