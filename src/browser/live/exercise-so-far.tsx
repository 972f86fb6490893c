/**
 * How far a class is with the exercise that it does now, and how each question went, as pictures that
 * follow by themselves. Whoever may not follow the exercise sees nothing here.
 */
import { useEffect } from 'preact/hooks'
import { type ApiResult, callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { watchGathered } from '#browser/api/watch-gathered.ts'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { BarChart } from '#browser/parts/bar-chart.tsx'
import { countFollowed, type FollowedCounts } from '#browser/teach/count-followed.ts'
import type { Following } from '#contract/following.ts'
import type { AssignmentStatistics } from '#contract/question-statistics.ts'

/** A class hands in within a few seconds: what comes together is asked for together. */
const gatherMs = 1_500

interface SoFar extends Pick<AssignmentStatistics, 'questions'> {
  readonly states: FollowedCounts
}

async function askSoFar(assignmentId: string, signal: AbortSignal): Promise<ApiResult<SoFar>> {
  const path = `/api/assignments/${assignmentId}`
  const following = await callApi<Following>(`${path}/following`, { signal })
  if (!following.ok) return following
  const states = countFollowed(following.value)
  if (states.received === 0) return { ok: true, value: { states, questions: [] } }
  const figures = await callApi<AssignmentStatistics>(`${path}/question-statistics`, { signal })
  // Who looks on without teaching the course is not told how the questions went.
  const questions = figures.ok ? figures.value.questions : []
  return { ok: true, value: { states, questions } }
}

function Questions({ questions }: Pick<AssignmentStatistics, 'questions'>) {
  const words = useWords('live').exercise
  const format = useFormat()
  const bars = questions.flatMap(({ facility, number }) =>
    facility === null ? [] : [{ label: words.question({ number }), value: facility }],
  )
  const hardest = bars.toSorted((one, other) => one.value - other.value)[0]
  if (hardest === undefined) return null
  return (
    <BarChart
      title={words.results}
      summary={words.resultsSummary({
        question: hardest.label,
        share: format.percent(hardest.value),
      })}
      labelHeader={words.questionHeader}
      valueHeader={words.share}
      max={1}
      formatValue={format.percent}
      bars={bars}
    />
  )
}

export function ExerciseSoFar({ assignmentId }: { assignmentId: string }) {
  const words = useWords('live').exercise
  const { load, reload } = useLoad(`so far ${assignmentId}`, (signal) =>
    askSoFar(assignmentId, signal),
  )
  useEffect(
    () => watchGathered({ topic: 'assignment', key: assignmentId, onNews: reload }, gatherMs),
    [assignmentId, reload],
  )
  if (load.state !== 'ready') return null
  const { states, questions } = load.value
  const all = states.received + states.begun + states.notOpened
  return (
    <>
      <BarChart
        title={words.soFar}
        summary={words.soFarSummary({
          received: states.received,
          all,
        })}
        labelHeader={words.where}
        valueHeader={words.pupils}
        max={Math.max(1, all)}
        bars={[
          { label: words.received, value: states.received },
          { label: words.begun, value: states.begun },
          { label: words.notOpened, value: states.notOpened },
        ]}
      />
      <Questions questions={questions} />
    </>
  )
}
