/** One question's figures: how well it went, who answered, what was chosen. */
import { useId } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { contentLanguage, plainWords } from '#browser/content/content-text.ts'
import { InlineText } from '#browser/content/inline-text.tsx'
import { BarChart } from '#browser/parts/bar-chart.tsx'
import {
  type Discrimination,
  discriminationAttemptsMin,
  type QuestionStatistics,
} from '#contract/question-statistics.ts'
import type { QuestionKind } from '#contract/questions.ts'
import { verdictOf } from './discrimination-verdict.ts'
import './question-statistics.css'

function useDiscriminationWords(): (found: Discrimination) => string {
  const words = useWords('statistics')
  const format = useFormat()
  return (found) => {
    switch (found.kind) {
      case 'known':
        return words.known({
          value: format.number(Math.round(found.value * 100) / 100),
          verdict: words.verdicts[verdictOf(found.value)],
        })
      case 'too_few':
        return words.tooFew({ min: discriminationAttemptsMin })
      case 'all_same':
        return words.allSame
    }
  }
}

function ChosenChart({ question }: { question: QuestionStatistics }) {
  const words = useWords('statistics')
  const writing = useWords('question')
  const inWords = (text: string): string =>
    question.kind !== 'true_false' ? text : text === 'true' ? writing.trueWord : writing.falseWord
  const bars = question.choices.map(({ text, isRight, count }) => {
    const choice = inWords(plainWords(text))
    return { label: isRight ? words.right({ choice }) : choice, value: count }
  })
  const most = bars.toSorted((one, other) => other.value - one.value)[0]
  return (
    <BarChart
      title={words.choices}
      summary={
        most === undefined || most.value === 0
          ? words.notChosen
          : words.choicesSummary({ choice: most.label, count: most.value, all: question.asked })
      }
      labelHeader={words.choice}
      valueHeader={words.takenBy}
      max={Math.max(1, question.asked)}
      bars={bars}
    />
  )
}

export interface QuestionFiguresProps {
  question: QuestionStatistics
  /** Not where it is too early for all questions, which is said above them. */
  withDiscrimination: boolean
}

export function QuestionFigures({ question, withDiscrimination }: QuestionFiguresProps) {
  const words = useWords('statistics')
  const writing = useWords('question')
  const format = useFormat()
  const discriminationWords = useDiscriminationWords()
  const headingId = useId()
  const { asked, answered, empty, toMark, facility, discrimination, hints } = question
  const figures = [
    {
      label: words.facility,
      text: facility === null ? words.notYet : format.percent(facility),
    },
    { label: words.answered, text: words.answeredOf({ answered, asked }) },
    { label: words.empty, text: format.number(empty) },
    ...(hints === undefined
      ? []
      : [
          {
            label: words.hints,
            text:
              hints.attempts === 0
                ? words.hintsNone({ all: hints.all })
                : words.hintsOpened({
                    attempts: hints.attempts,
                    asked,
                    all: hints.all,
                    mean: format.number(Math.round((hints.opened / hints.attempts) * 10) / 10),
                  }),
          },
        ]),
    ...(toMark === 0 ? [] : [{ label: words.toMark, text: format.number(toMark) }]),
    ...(withDiscrimination
      ? [{ label: words.discrimination, text: discriminationWords(discrimination) }]
      : []),
  ]
  return (
    <section class="question-figures" aria-labelledby={headingId}>
      <h2 id={headingId}>
        {writing.question({ number: question.number })}{' '}
        <span class="soft">· {writing.kinds[question.kind as QuestionKind]}</span>
      </h2>
      <p lang={contentLanguage}>
        <InlineText inlines={question.words} />
      </p>
      <dl class="figures-list">
        {figures.map(({ label, text }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd class="numbers">{text}</dd>
          </div>
        ))}
      </dl>
      {asked > 0 && question.choices.length > 0 && <ChosenChart question={question} />}
    </section>
  )
}
