/** A rubric as pupils read it before they work, and with the ticked steps once the copy is back. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { criteriaOf } from '#contract/rubric-rules.ts'
import type { Rubric, Ticks } from '#contract/rubrics.ts'
import { contentLanguage } from './content-text.ts'
import { keyed } from './keyed.ts'
import './rubric-view.css'

/** What a step is called: its own words, its points, or its name among the four. */
export function useStepText(): (step: {
  readonly words: string
  readonly points: number | null
  readonly place: number
}) => { readonly words: string; readonly detail: string | null } {
  const words = useWords('content').rubric
  const format = useFormat()
  return (step) => {
    if (step.points === null) {
      const name = words.steps[step.place] ?? ''
      return { words: name, detail: step.words === '' ? null : step.words }
    }
    const detail = words.points({ points: format.number(step.points), one: step.points <= 1 })
    return { words: step.words, detail }
  }
}

export interface RubricViewProps {
  rubric: Rubric
  /** Absent before anything was ticked. */
  ticks?: Ticks | undefined
}

export function RubricView({ rubric, ticks }: RubricViewProps) {
  const words = useWords('content').rubric
  const textOf = useStepText()
  return (
    <ul class="plain rubric" lang={contentLanguage}>
      {criteriaOf(rubric).map(({ id, name, steps }) => (
        <li key={id}>
          <p class="rubric-name">{name}</p>
          <ul class="plain rubric-steps">
            {keyed(steps).map(({ key, item }) => {
              const place = Number(key)
              const isTicked = ticks?.[id] === place
              const text = textOf({ ...item, place })
              return (
                <li key={key} class={isTicked ? 'rubric-step ticked' : 'rubric-step'}>
                  {isTicked && (
                    <>
                      <Sign name="check" />
                      <span class="for-screen-readers">{words.ticked} </span>
                    </>
                  )}
                  <span>{text.words}</span>
                  {text.detail !== null && <span class="rubric-detail"> {text.detail}</span>}
                </li>
              )
            })}
          </ul>
        </li>
      ))}
    </ul>
  )
}
