/** All questions at a glance, each with its state in a sign and in words; a press goes there. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Sign } from '#browser/drawings/sign.tsx'
import { Progress } from '#browser/parts/progress.tsx'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { KeptAnswers } from './answer-keeper.ts'
import { answeredState } from './answered.ts'

export interface QuestionOverviewProps {
  questions: readonly PupilQuestion[]
  kept: KeptAnswers
  /** The question on screen; null where all are. */
  current: number | null
  onGo: (place: number) => void
}

export function QuestionOverview({ questions, kept, current, onGo }: QuestionOverviewProps) {
  const words = useWords('exercise')
  const states = questions.map((question) => answeredState(question, kept.answers[question.id]))
  const whole = states.filter((state) => state === 'whole').length
  return (
    <nav class="overview no-print" aria-label={words.overview}>
      <Progress label={words.answeredCount} value={whole} max={questions.length} />
      <ol class="plain overview-list">
        {questions.map((question, place) => {
          const state = states[place] ?? 'empty'
          const onDevice = kept.states[question.id] === 'on_device'
          const said = onDevice ? words.overviewStates.on_device : words.overviewStates[state]
          return (
            <li key={question.id}>
              <button
                type="button"
                class={`overview-item ${onDevice ? 'on-device' : state}`}
                aria-current={place === current ? 'step' : undefined}
                aria-label={`${words.questionSpoken({ number: place + 1 })}, ${said}`}
                title={said}
                onClick={() => onGo(place)}
              >
                <span>{place + 1}</span>
                {onDevice ? (
                  <Sign name="device" />
                ) : state === 'whole' ? (
                  <Sign name="check" />
                ) : state === 'partly' ? (
                  <Sign name="more" />
                ) : null}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
