/**
 * Answers as a pupil's device gives them, made from the teacher's key: right ones, and wrong ones
 * where being wrong is easy. For screens that show work by many pupils.
 */
import type { Answer, Answers, ExerciseContent, Question } from '#contract/questions.ts'
import { contentKey, type OptionRole, opaqueId } from '#school/questions/opaque-ids.ts'

type GapTextQuestion = Extract<Question, { kind: 'gap_text' }>
type NameOf = (role: OptionRole, key: string) => string

/** An answer to every question but the last `leftOut`; those named in `wrong` are not right. */
export function answersByKey(
  content: ExerciseContent,
  salt: string,
  wish: {
    readonly openText: string
    readonly wrong?: readonly string[]
    readonly leftOut?: number
  },
): Answers {
  const { openText, wrong = [], leftOut = 0 } = wish
  const answered = content.questions.slice(0, content.questions.length - leftOut)
  return Object.fromEntries(
    answered.map((question) => [
      question.id,
      answerByKey(question, salt, { openText, isRight: !wrong.includes(question.id) }),
    ]),
  )
}

function answerByKey(
  question: Question,
  salt: string,
  { openText, isRight }: { readonly openText: string; readonly isRight: boolean },
): Answer {
  const name: NameOf = (role, key) => opaqueId(salt, question.id, role, key)
  switch (question.kind) {
    case 'single_choice': {
      const chosen = question.choices.find(({ fraction }) => isRight === fraction > 0)
      return { kind: 'single_choice', choice: name('choice', chosen?.id ?? '') }
    }
    case 'multiple_choice': {
      const right = question.choices.filter(({ fraction }) => fraction > 0)
      const chosen = isRight ? right : right.slice(0, 1)
      return { kind: 'multiple_choice', choices: chosen.map(({ id }) => name('choice', id)) }
    }
    case 'true_false':
      return { kind: 'true_false', value: question.correct === isRight }
    case 'numeric': {
      const value = (question.answers[0]?.value ?? 0) + (isRight ? 0 : 3)
      const unit = question.unit?.symbols[0]?.symbol ?? ''
      return { kind: 'numeric', text: `${String(value).replace('.', ',')} ${unit}`.trim() }
    }
    case 'short_text': {
      const best = question.answers.find(({ fraction }) => fraction === 1)
      return { kind: 'short_text', text: isRight ? (best?.pattern ?? '') : 'je ne sais plus' }
    }
    case 'match': {
      const rights = question.pairs.map(({ right }) => name('right', contentKey(right)))
      if (!isRight) rights.reverse()
      const pairs = question.pairs.map(({ id }, place) => [name('left', id), rights[place] ?? ''])
      return { kind: 'match', pairs: Object.fromEntries(pairs) }
    }
    case 'order': {
      const order = question.items.map(({ id }) => name('item', id))
      return { kind: 'order', order: isRight ? order : order.reverse() }
    }
    case 'gap_text':
      return { kind: 'gap_text', gaps: gapsByKey(question, salt, isRight) }
    case 'open':
      return { kind: 'open', text: question.accepts === 'photo' ? '' : openText, fileIds: [] }
  }
}

function gapsByKey(
  question: GapTextQuestion,
  salt: string,
  isRight: boolean,
): Record<string, string> {
  const gaps: Record<string, string> = {}
  for (const piece of question.lines.flat()) {
    if (piece.type !== 'gap') continue
    const { answer, id } = piece
    const given = (): string => {
      if (!isRight) return 'x'
      if (answer.kind === 'number') return String(answer.answers[0]?.value ?? '')
      if (answer.kind === 'text') return answer.answers[0]?.pattern ?? ''
      const best = answer.choices.find(({ fraction }) => fraction > 0)
      return opaqueId(salt, `${question.id}/${id}`, 'choice', best?.id ?? '')
    }
    gaps[opaqueId(salt, question.id, 'gap', id)] = given()
  }
  return gaps
}
