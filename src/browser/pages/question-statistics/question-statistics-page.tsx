/** How each question of an assignment did: for the teacher who wonders what to explain again. */
import { useState } from 'preact/hooks'
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import type { PageProps } from '#browser/page-entry.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { BarChart } from '#browser/parts/bar-chart.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LoadView } from '#browser/parts/load-view.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { PageShell } from '#browser/parts/page-shell.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import {
  type AssignmentStatistics,
  type CountedAttempts,
  discriminationAttemptsMin,
} from '#contract/question-statistics.ts'
import { QuestionFigures } from './question-figures.tsx'
import './question-statistics.css'

function FacilityChart({ questions }: AssignmentStatistics) {
  const words = useWords('statistics')
  const writing = useWords('question')
  const format = useFormat()
  const bars = questions.flatMap(({ facility, number }) =>
    facility === null ? [] : [{ label: writing.question({ number }), value: facility }],
  )
  const hardest = bars.toSorted((one, other) => one.value - other.value)[0]
  return (
    <BarChart
      title={words.chart}
      summary={
        hardest === undefined
          ? words.chartEmpty
          : words.chartSummary({ hardest: hardest.label, share: format.percent(hardest.value) })
      }
      labelHeader={words.question}
      valueHeader={words.share}
      max={1}
      formatValue={(value) => format.percent(value)}
      bars={bars}
    />
  )
}

function Reading() {
  const words = useWords('statistics')
  return (
    <Disclosure label={words.help}>
      <div class="stack">
        <p>{words.helpFacility}</p>
        <p>{words.helpDiscrimination}</p>
        <p>{words.helpFirst}</p>
      </div>
    </Disclosure>
  )
}

function Figures({ statistics }: { statistics: AssignmentStatistics }) {
  const words = useWords('statistics')
  const { attempts, counted, isCut, questions } = statistics
  // Said once: how many copies there are, questions that all were asked have in common.
  const isTooEarly = questions.every(({ discrimination }) => discrimination.kind === 'too_few')
  if (attempts === 0) return <Notice kind="information" title={words.nothing} />
  return (
    <div class="stack stack-wide">
      <p role="status">
        {words.basis({ count: attempts, isFirst: counted === 'first' })}{' '}
        {isCut && words.cut({ count: attempts })}
      </p>
      <FacilityChart {...statistics} />
      {isTooEarly && <p>{words.tooFewYet({ min: discriminationAttemptsMin })}</p>}
      <Reading />
      {questions.map((question) => (
        <QuestionFigures
          key={question.questionId}
          question={question}
          withDiscrimination={!isTooEarly}
        />
      ))}
    </div>
  )
}

export function QuestionStatisticsPage({ params }: PageProps) {
  const words = useWords('statistics')
  const navigation = useTeacherLinks('teaching')
  const assignmentId = params.assignmentId ?? ''
  const [counted, setCounted] = useState<CountedAttempts>('first')
  const loaded = useLoad(`question statistics ${assignmentId} ${counted}`, (signal) =>
    callApi<AssignmentStatistics>(`/api/assignments/${assignmentId}/question-statistics`, {
      query: { attempts: counted },
      signal,
    }),
  )
  const title = loaded.load.state === 'ready' ? loaded.load.value.assignment.title : null
  return (
    <PageShell
      title={words.title}
      intro={title}
      back={{ href: pagePaths.following(assignmentId), label: title ?? words.title }}
      navigation={navigation}
      density="staff"
    >
      <div class="stack stack-wide">
        <RadioGroup
          label={words.counted}
          value={counted}
          onValue={setCounted}
          options={[
            { value: 'first', label: words.first },
            { value: 'all', label: words.all },
          ]}
        />
        <LoadView loaded={loaded} label={words.title}>
          {(statistics) => <Figures statistics={statistics} />}
        </LoadView>
      </div>
    </PageShell>
  )
}
