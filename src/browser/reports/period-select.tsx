/** Which grading period a page of appreciations or reports shows. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Select } from '#browser/parts/select.tsx'
import type { GradingPeriod } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'

export function PeriodSelect(props: {
  periods: readonly GradingPeriod[]
  chosen: Id
  onChoose: (id: Id) => void
}) {
  const { chosen, onChoose, periods } = props
  const words = useWords('reports')
  return (
    <Select
      label={words.period}
      value={chosen}
      onValue={onChoose}
      options={periods.map(({ id, label }) => ({ value: id, label }))}
    />
  )
}
