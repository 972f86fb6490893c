/** The school in numbers: small, exact, nothing to press. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { SchoolOverview } from '#contract/schools.ts'

const shown = ['pupils', 'classes', 'teachers', 'staff', 'guardians', 'groups', 'courses'] as const

export function SchoolNumbers({ overview }: { overview: SchoolOverview }) {
  const words = useWords('head').home
  const format = useFormat()
  return (
    <section class="stack">
      <h2>{words.numbersTitle}</h2>
      <dl class="school-numbers">
        {shown
          .filter((name) => overview.counts[name] > 0)
          .map((name) => (
            <div key={name}>
              <dt>{words.numbers[name]({ count: overview.counts[name] })}</dt>
              <dd class="numbers">{format.number(overview.counts[name])}</dd>
            </div>
          ))}
      </dl>
    </section>
  )
}
