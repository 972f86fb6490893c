/** Pupils down, assessments across. On a phone one assessment at a time. */
import { useMemo, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { Select } from '#browser/parts/select.tsx'
import type { Assessment, Average, Gradebook } from '#contract/grades.ts'
import type { Id } from '#kernel/ids.ts'
import { moveByCellArrows } from './cell-arrows.ts'
import { ClassFoot } from './class-foot.tsx'
import { GradeCell } from './grade-cell.tsx'
import { GradesState } from './grades-state.tsx'
import { shownGrade } from './typed-grade.ts'
import type { Grades } from './use-grades.ts'

export interface GradebookTableProps {
  book: Gradebook
  /** Those of the period that is open; not empty. */
  assessments: readonly Assessment[]
  periodId: Id | null
  /** Averages are of one period: of several there is none. */
  hasAverages: boolean
  grades: Grades
  onEdit: (assessment: Assessment) => void
}

export function GradebookTable(props: GradebookTableProps) {
  const { assessments, book, grades } = props
  const words = useWords('grades').book
  const [phoneId, setPhoneId] = useState(assessments.at(-1)?.id ?? '')
  // What was open may lie in another period now.
  const shownId = assessments.some(({ id }) => id === phoneId) ? phoneId : assessments.at(-1)?.id
  const hasPoints = assessments.some(({ scale }) => scale.kind === 'points')
  return (
    <div class="gradebook">
      <div class="gradebook-phone no-print">
        <Select
          label={words.assessment}
          value={shownId ?? ''}
          onValue={setPhoneId}
          options={assessments.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </div>
      {book.mayGrade && (
        <p class="soft small no-print">{hasPoints ? words.keys : words.stepKeys}</p>
      )}
      <StepLegend assessments={assessments} />
      <GradesState book={book} hand={grades.hand} />
      <section
        class="gradebook-frame"
        aria-label={words.table({ course: book.course.name })}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard.
        tabIndex={0}
      >
        {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys belong to the fields inside. */}
        <table class="gradebook-table" onKeyDown={moveByCellArrows}>
          <caption class="for-screen-readers">{words.table({ course: book.course.name })}</caption>
          <BookHead {...props} shownId={shownId} />
          <tbody>
            {book.pupils.map(({ pupil }) => (
              <PupilRow key={pupil.id} {...props} pupil={pupil} shownId={shownId} />
            ))}
          </tbody>
          <ClassFoot {...props} shownId={shownId} />
        </table>
      </section>
    </div>
  )
}

/** What 1 to 4 mean, in the words of each scale that stands here. */
function StepLegend({ assessments }: { assessments: readonly Assessment[] }) {
  const words = useWords('grades')
  return (
    <>
      {(['attainment', 'mastery'] as const)
        .filter((kind) => assessments.some(({ scale }) => scale.kind === kind))
        .map((kind) => (
          <ul key={kind} class="gradebook-legend soft small">
            {words[kind].map((name, index) => (
              <li key={name}>
                <strong>{index + 1}</strong> {name}
              </li>
            ))}
          </ul>
        ))}
    </>
  )
}

function BookHead({
  assessments,
  book,
  hasAverages,
  onEdit,
  shownId,
}: GradebookTableProps & { shownId: Id | undefined }) {
  const words = useWords('grades').book
  return (
    <thead>
      <tr>
        <th scope="col" class="gradebook-name">
          {words.pupil}
        </th>
        {assessments.map((assessment) => (
          <AssessmentHead
            key={assessment.id}
            assessment={assessment}
            isShown={assessment.id === shownId}
            onEdit={book.mayGrade ? onEdit : null}
          />
        ))}
        {hasAverages && (
          <th scope="col" class="gradebook-average">
            {words.average}
            <span class="for-screen-readers"> {words.averageOf20}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

interface PupilRowProps extends GradebookTableProps {
  pupil: Gradebook['pupils'][number]['pupil']
  shownId: Id | undefined
}

function PupilRow(props: PupilRowProps) {
  const { assessments, book, grades, hasAverages, periodId, pupil, shownId } = props
  const version = grades.hand.rowVersion(pupil.id)
  const language = useWords('grades')
  // Thousands of fields: only the row in which something happened is drawn anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` stands for what `grades` says of this pupil; the acts in it stay the same.
  return useMemo(
    () => (
      <tr>
        <th scope="row" class="gradebook-name">
          {pupil.familyName} {pupil.givenName}
        </th>
        {assessments.map((assessment) => (
          <td key={assessment.id} class={assessment.id === shownId ? 'phone-shown' : ''}>
            <OneGrade
              assessment={assessment}
              mayGrade={book.mayGrade}
              grades={grades}
              pupil={pupil}
            />
          </td>
        ))}
        {hasAverages && (
          <td class="gradebook-average numbers">
            <AverageText average={grades.averageOf(pupil.id, periodId)} />
          </td>
        )}
      </tr>
    ),
    [version, book, assessments, shownId, periodId, hasAverages, language],
  )
}

function AssessmentHead(props: {
  assessment: Assessment
  isShown: boolean
  onEdit: ((assessment: Assessment) => void) | null
}) {
  const { assessment, isShown, onEdit } = props
  const { on, scale, shownAt, title, weight } = assessment
  const words = useWords('grades').book
  const format = useFormat()
  const isLater = shownAt !== null && Date.parse(shownAt) > Date.now()
  const facts = [
    format.shortDay(dayInstant(on)).slice(0, 5),
    ...(scale.kind === 'points' ? [words.outOf({ max: format.number(scale.outOf) })] : []),
    ...(scale.kind === 'points' && weight !== 1
      ? [words.weight({ weight: format.number(weight) })]
      : []),
  ]
  const shown = isLater
    ? words.shownFrom({ when: format.nearDay(shownAt) })
    : shownAt === null
      ? words.notShown
      : words.shown
  return (
    <th scope="col" class={isShown ? 'phone-shown' : ''}>
      {onEdit === null ? (
        <span class="gradebook-title">{title}</span>
      ) : (
        <button
          type="button"
          class="gradebook-title"
          aria-label={words.change({ title })}
          onClick={() => onEdit(assessment)}
        >
          {title}
        </button>
      )}
      <span class="gradebook-facts">{facts.join(' · ')}</span>
      <span class="gradebook-facts">{shown}</span>
    </th>
  )
}

function OneGrade(props: {
  assessment: Assessment
  mayGrade: boolean
  grades: Grades
  pupil: Gradebook['pupils'][number]['pupil']
}) {
  const { assessment, grades, mayGrade, pupil } = props
  const { id, scale, title } = assessment
  const words = useWords('grades')
  const format = useFormat()
  const cell = { assessmentId: id, pupilId: pupil.id }
  const grade = grades.gradeOf(cell)
  if (!mayGrade) {
    return <span class="numbers">{shownGrade(grade, words.none, format.number)}</span>
  }
  return (
    <GradeCell
      label={words.book.cell({
        pupil: `${pupil.givenName} ${pupil.familyName}`,
        assessment: title,
      })}
      cell={cell}
      grade={grade}
      read={grades.readOf(cell)}
      scale={scale}
      hand={grades.hand}
    />
  )
}

function AverageText({ average }: { average: Average | undefined }) {
  const words = useWords('grades').book
  const format = useFormat()
  const hundredths = average?.hundredths ?? null
  return <>{hundredths === null ? words.noAverage : format.number(hundredths / 100, 2)}</>
}
