/** What a question's kind needs beyond its words and its points. */
import { useWords } from '#browser/catalogue/speech.ts'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import type { Inlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { NumberAnswers, TextAnswers, TextRules } from './answer-fields.tsx'
import { MatchFields, OrderFields } from './arrange-fields.tsx'
import { ChoiceFields, type KindFieldsProps } from './choice-fields.tsx'
import { GapFields } from './gap-fields.tsx'
import { RubricFields } from './rubric-fields.tsx'
import { OptionalWords } from './small-fields.tsx'
import { UnitFields } from './unit-fields.tsx'

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

/** The question with one of its optional texts set, or without it. */
export function withWords<Kind extends Question, Key extends keyof Kind>(
  question: Kind,
  key: Key,
  inlines: Inlines | undefined,
): Kind {
  const { [key]: _before, ...rest } = question
  return (inlines === undefined ? rest : { ...rest, [key]: inlines }) as Kind
}

function TrueFalseFields({ question, onQuestion, errorAt }: KindFieldsProps<Of<'true_false'>>) {
  const words = useWords('question')
  return (
    <>
      <RadioGroup
        label={words.correct}
        value={question.correct ? 'true' : 'false'}
        onValue={(value) => onQuestion({ ...question, correct: value === 'true' })}
        inLine
        options={[
          { value: 'true', label: words.trueWord },
          { value: 'false', label: words.falseWord },
        ]}
      />
      <OptionalWords
        label={words.feedbackTrue}
        inlines={question.feedbackTrue}
        error={errorAt('feedbackTrue')}
        onInlines={(inlines) => onQuestion(withWords(question, 'feedbackTrue', inlines))}
      />
      <OptionalWords
        label={words.feedbackFalse}
        inlines={question.feedbackFalse}
        error={errorAt('feedbackFalse')}
        onInlines={(inlines) => onQuestion(withWords(question, 'feedbackFalse', inlines))}
      />
    </>
  )
}

function NumericFields(props: KindFieldsProps<Of<'numeric'>>) {
  const { question, onQuestion, errorAt } = props
  const words = useWords('question')
  return (
    <>
      <NumberAnswers
        answers={question.answers}
        field="answers"
        errorAt={errorAt}
        onAnswers={(answers) => onQuestion({ ...question, answers })}
      />
      <UnitFields {...props} />
      <OptionalWords
        label={words.otherFeedback}
        inlines={question.otherFeedback}
        error={errorAt('otherFeedback')}
        onInlines={(inlines) => onQuestion(withWords(question, 'otherFeedback', inlines))}
      />
    </>
  )
}

function ShortTextFields({ question, onQuestion, errorAt }: KindFieldsProps<Of<'short_text'>>) {
  return (
    <>
      <TextAnswers
        answers={question.answers}
        field="answers"
        errorAt={errorAt}
        onAnswers={(answers) => onQuestion({ ...question, answers })}
      />
      <TextRules rule={question.rule} onRule={(rule) => onQuestion({ ...question, rule })} />
    </>
  )
}

function withFiles({ takesFiles: _before, ...rest }: Of<'open'>, takes: boolean): Of<'open'> {
  return takes ? { ...rest, takesFiles: true } : rest
}

function OpenFields({ question, onQuestion, errorAt }: KindFieldsProps<Of<'open'>>) {
  const words = useWords('question')
  return (
    <>
      <RadioGroup
        label={words.accepts}
        value={question.accepts}
        onValue={(accepts) => onQuestion({ ...question, accepts })}
        inLine
        options={[
          { value: 'text_or_photo', label: words.acceptsBoth },
          { value: 'text', label: words.acceptsText },
          { value: 'photo', label: words.acceptsPhoto },
        ]}
      />
      <CheckBox
        label={words.takesFiles}
        hint={words.takesFilesHint}
        checked={question.takesFiles === true}
        onChecked={(takes) => onQuestion(withFiles(question, takes))}
      />
      <OptionalWords
        label={words.markingGuide}
        hint={words.markingGuideHint}
        inlines={question.markingGuide}
        error={errorAt('markingGuide')}
        onInlines={(inlines) => onQuestion(withWords(question, 'markingGuide', inlines))}
      />
      <RubricFields question={question} onQuestion={onQuestion} errorAt={errorAt} />
    </>
  )
}

export function KindFields(props: KindFieldsProps) {
  const { question } = props
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice':
      return <ChoiceFields {...props} question={question} />
    case 'true_false':
      return <TrueFalseFields {...props} question={question} />
    case 'numeric':
      return <NumericFields {...props} question={question} />
    case 'short_text':
      return <ShortTextFields {...props} question={question} />
    case 'match':
      return <MatchFields {...props} question={question} />
    case 'order':
      return <OrderFields {...props} question={question} />
    case 'gap_text':
      return <GapFields {...props} question={question} />
    case 'open':
      return <OpenFields {...props} question={question} />
  }
}
