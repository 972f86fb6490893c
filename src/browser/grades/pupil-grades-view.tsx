/** A pupil's grades, course by course and period by period: for the pupil and those who answer for them. */
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { dayInstant } from '#browser/day/day-instant.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import type { PupilGrades } from '#contract/grades.ts'
import './pupil-grades.css'

type CourseGrades = PupilGrades['courses'][number]
type PeriodGrades = CourseGrades['periods'][number]
type OneGrade = PeriodGrades['grades'][number]

export function PupilGradesView({ value }: { value: PupilGrades }) {
  const words = useWords('grades').family
  if (value.courses.length === 0) {
    return <EmptyState drawing={<EmptyYard />}>{words.empty}</EmptyState>
  }
  return (
    <div class="stack stack-wide">
      {value.courses.map((one) => (
        <CourseSection key={one.course.id} one={one} />
      ))}
      <p class="soft small">{words.rules}</p>
    </div>
  )
}

function CourseSection({ one }: { one: CourseGrades }) {
  const { course, withoutPoints, periods } = one
  const id = `course-${course.id}`
  return (
    <section class="pupil-grades" aria-labelledby={id}>
      <h2 id={id}>{course.subject}</h2>
      {periods.toReversed().map((period) => (
        <PeriodSection
          key={period.period?.id ?? 'none'}
          period={period}
          isNamed={periods.length > 1 || period.period !== null}
          hasAverage={!withoutPoints && period.grades.some(isOfPoints)}
        />
      ))}
    </section>
  )
}

function isOfPoints({ assessment }: OneGrade): boolean {
  return assessment.scale.kind === 'points'
}

function PeriodSection(props: { period: PeriodGrades; isNamed: boolean; hasAverage: boolean }) {
  const { hasAverage, isNamed, period } = props
  const words = useWords('grades')
  const format = useFormat()
  const { counted, hundredths } = period
  return (
    <div class="stack">
      {isNamed && <h3>{period.period?.label ?? words.book.noPeriod}</h3>}
      {hasAverage && (
        <p class="pupil-average">
          {hundredths === null
            ? words.family.noAverage
            : words.family.averageIs({ average: format.number(hundredths / 100, 2), counted })}
        </p>
      )}
      <ul class="plain pupil-grade-list">
        {period.grades.toReversed().map((one) => (
          <GradeLine key={one.assessment.id} one={one} />
        ))}
      </ul>
    </div>
  )
}

function GradeLine({ one }: { one: OneGrade }) {
  const { assessment, grade } = one
  const { on, scale, title, weight } = assessment
  const words = useWords('grades')
  const format = useFormat()
  const facts = [
    format.day(dayInstant(on)),
    ...(grade.kind !== 'points' || weight === 1
      ? []
      : weight === 0
        ? [words.family.doesNotCount]
        : [words.family.weight({ weight: format.number(weight) })]),
  ]
  const steps = scale.kind === 'mastery' ? words.mastery : words.attainment
  return (
    <li class="pupil-grade">
      <span class="pupil-grade-title">{title}</span>
      <span class="soft">{facts.join(' · ')}</span>
      <strong class={`pupil-grade-value numbers ${grade.kind}`}>
        {grade.kind === 'points' && scale.kind === 'points'
          ? words.family.outOf({
              points: format.number(grade.points),
              max: format.number(scale.outOf),
            })
          : grade.kind === 'none'
            ? words.noneLong[grade.why]
            : grade.kind === 'step'
              ? steps[grade.step - 1]
              : ''}
      </strong>
    </li>
  )
}
