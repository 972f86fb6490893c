/** How an assessment is set up, to be read beside what is typed. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { Assessment } from '#contract/grades.ts'

export function SetUpLines({ assessment }: { assessment: Assessment }) {
  const words = useWords('grades').edit
  const format = useFormat()
  const { on, scale, shownAt, title, weight } = assessment
  const facts =
    scale.kind === 'points'
      ? [
          [words.outOf, format.number(scale.outOf)],
          [words.weight, format.number(weight)],
        ]
      : [[words.setUp.scale, words[scale.kind]]]
  const all = [
    [words.name, title],
    [words.on, format.day(on)],
    ...facts,
    [words.setUp.shown, shownAt === null ? words.shownNever : format.dateTime(shownAt)],
  ]
  return (
    <dl class="set-up-lines">
      {all.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
