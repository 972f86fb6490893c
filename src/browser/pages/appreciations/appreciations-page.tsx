/** A course's appreciations of a period: one pupil after the other, beside where each one stands. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { EmptyYard } from '#browser/drawings/empty-yard.tsx'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { EmptyState } from '#browser/parts/empty-state.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import { moveByEnter } from '#browser/reports/move-by-enter.ts'
import { NewerText } from '#browser/reports/newer-text.tsx'
import { PeriodSelect } from '#browser/reports/period-select.tsx'
import type { TextsInHand } from '#browser/reports/texts-in-hand.ts'
import { TextsState } from '#browser/reports/texts-state.tsx'
import { useStandingTexts } from '#browser/reports/use-standing-texts.ts'
import { useTexts } from '#browser/reports/use-texts.ts'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { appreciationMax } from '#contract/report-limits.ts'
import type { CourseAppreciations } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'

interface Read {
  readonly value: CourseAppreciations
  readonly askedAtMs: number
}

export function AppreciationsPage({ params }: PageProps) {
  const words = useWords('reports').course
  const navigation = useTeacherLinks('grades')
  const courseId = params.courseId ?? ''
  const [period, setPeriod] = useState<Id>()
  const loaded = useLoad<Read>(`appreciations ${courseId} ${period ?? ''}`, async (signal) => {
    const askedAtMs = Date.now()
    const path = `/api/courses/${courseId}/appreciations`
    const result = await callApi<CourseAppreciations>(path, { query: { period }, signal })
    return result.ok ? { ok: true, value: { value: result.value, askedAtMs } } : result
  })
  const course = loaded.load.state === 'ready' ? loaded.load.value.value.course : null
  return (
    <PageShell
      title={words.title({ course: course?.name ?? '' })}
      navigation={navigation}
      back={{ href: pagePaths.gradebook(courseId), label: words.back }}
      density="staff"
    >
      <LoadView loaded={loaded} label={words.title({ course: course?.name ?? '' })}>
        {({ askedAtMs, value }) => (
          <Body value={value} askedAtMs={askedAtMs} onChoose={setPeriod} />
        )}
      </LoadView>
    </PageShell>
  )
}

interface BodyProps {
  value: CourseAppreciations
  askedAtMs: number
  onChoose: (period: Id) => void
}

function Body(props: BodyProps) {
  const { periodId } = props.value
  const words = useWords('reports')
  if (periodId === null) {
    return <EmptyState drawing={<EmptyYard />}>{words.noPeriods}</EmptyState>
  }
  return <PeriodBody {...props} periodId={periodId} />
}

function PeriodBody(props: BodyProps & { periodId: Id }) {
  const { askedAtMs, onChoose, periodId, value } = props
  const { course, notShown, periods, rows } = value
  const words = useWords('reports').course
  const path = `/api/courses/${course.id}/periods/${periodId}/appreciations`
  const texts = useTexts(path, askedAtMs)
  const textOf = (row: Row): string => texts.textOf(row.pupil.id) ?? row.text
  const written = rows.filter((row) => textOf(row).trim() !== '')
  const awaited = rows.filter((row) => row.left !== 'school' || written.includes(row))
  return (
    <div class="stack">
      <PeriodSelect periods={periods} chosen={periodId} onChoose={onChoose} />
      {notShown > 0 && <Notice kind="information" title={words.notShown({ count: notShown })} />}
      {rows.length === 0 ? (
        <EmptyState drawing={<EmptyYard />}>{words.noPupils}</EmptyState>
      ) : (
        <>
          <Summary value={value} written={written.length} all={awaited.length} />
          <Rows value={value} texts={texts} textOf={textOf} />
          <div class="texts-bar">
            <TextsState texts={texts} pupils={rows.map(({ pupil }) => pupil)} />
          </div>
        </>
      )}
    </div>
  )
}

type Row = CourseAppreciations['rows'][number]

function Summary(props: { value: CourseAppreciations; written: number; all: number }) {
  const { all, value, written } = props
  const words = useWords('reports')
  const format = useFormat()
  const { classHundredths, mayWrite } = value
  const facts = [
    words.course.written({ written, all }),
    ...(classHundredths === null
      ? []
      : [words.course.classAverage({ average: format.number(classHundredths / 100, 2) })]),
  ]
  return (
    <>
      <p class="numbers">{facts.join(' · ')}</p>
      {mayWrite && <p class="soft small">{words.keys}</p>}
    </>
  )
}

function Rows(props: {
  value: CourseAppreciations
  texts: TextsInHand
  textOf: (row: Row) => string
}) {
  const { textOf, texts, value } = props
  const words = useWords('reports')
  const standingOf = useStandingTexts()
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: the keys belong to the fields inside.
    <ul class="plain appreciation-list" onKeyDown={moveByEnter}>
      {value.rows.map((row) => {
        const { className, left, pupil } = row
        const name = `${pupil.givenName} ${pupil.familyName}`
        const standing = standingOf(row)
        const hint = [
          ...(className === null ? [] : [className]),
          ...(left === null ? [] : [words.course.left[left]]),
          ...(standing.length === 0 ? [words.nothingShown] : standing),
        ].join(' · ')
        return (
          <li key={pupil.id}>
            {value.mayWrite ? (
              <>
                <TextArea
                  label={name}
                  hint={hint}
                  rows={3}
                  value={textOf(row)}
                  maxLength={appreciationMax}
                  spellcheck
                  onValue={(text) => texts.write(pupil.id, text, row.text)}
                  onLeave={() => texts.leave(pupil.id)}
                />
                <NewerText pupilId={pupil.id} texts={texts} />
              </>
            ) : (
              <>
                <p class="field-label">{name}</p>
                <p class="field-hint">{hint}</p>
                <p>{row.text === '' ? words.course.none : row.text}</p>
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}
