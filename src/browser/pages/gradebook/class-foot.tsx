/** The last row of a gradebook: what the class has together. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { Assessment, Gradebook } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import { classLine, meanAverage } from './class-line.ts'
import type { Grades } from './use-grades.ts'

export interface ClassFootProps {
  book: Gradebook
  assessments: readonly Assessment[]
  periodId: Id | null
  hasAverages: boolean
  grades: Grades
  shownId: Id | undefined
}

export function ClassFoot(props: ClassFootProps) {
  const { assessments, book, grades, hasAverages, periodId, shownId } = props
  const words = useWords('grades').book
  const format = useFormat()
  const ids = book.pupils.map(({ pupil }) => pupil.id)
  const mean = meanAverage(ids.map((id) => grades.averageOf(id, periodId)?.hundredths ?? null))
  return (
    <tfoot>
      <tr>
        <th scope="row" class="gradebook-name">
          {words.classTogether}
        </th>
        {assessments.map((assessment) => (
          <td key={assessment.id} class={assessment.id === shownId ? 'phone-shown' : ''}>
            <LineText assessment={assessment} ids={ids} grades={grades} />
          </td>
        ))}
        {hasAverages && (
          <td class="gradebook-average numbers">
            {mean === null ? words.noAverage : format.number(mean, 2)}
          </td>
        )}
      </tr>
    </tfoot>
  )
}

function LineText(props: { assessment: Assessment; ids: readonly Id[]; grades: Grades }) {
  const { assessment, grades, ids } = props
  const words = useWords('grades')
  const format = useFormat()
  const line = classLine(
    ids.map((id) => grades.gradeOf({ assessmentId: assessment.id, pupilId: id })),
  )
  if (line === null) return <>{words.book.noAverage}</>
  if (line.kind === 'mean') {
    return (
      <span class="numbers">
        <span class="for-screen-readers">{words.book.classMean} </span>
        {format.number(line.mean, 2)}
      </span>
    )
  }
  const names = assessment.scale.kind === 'mastery' ? words.mastery : words.attainment
  const most = Math.max(...line.counts)
  return (
    <ul class="class-steps" aria-label={words.book.classSteps}>
      {line.counts.map((count, index) => {
        const name = names[index] ?? ''
        const said = words.book.stepCount({ count: format.number(count), name })
        return (
          <li key={name} title={said}>
            <span
              class="class-step"
              style={{ blockSize: `${(count / most) * 1.5}rem` }}
              aria-hidden="true"
            />
            <span class="numbers" aria-hidden="true">
              {count}
            </span>
            <span class="for-screen-readers">{said}</span>
          </li>
        )
      })}
    </ul>
  )
}
