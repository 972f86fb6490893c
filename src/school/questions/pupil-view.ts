/**
 * A question as a pupil gets it: without key, fraction, tolerance or feedback, with opaque ids,
 * and with everything whose order would tell the answer in an order that tells nothing.
 * Every field is named one by one: what is not written here cannot leave the server.
 */
import type { Inlines } from '#contract/content.ts'
import { asHints, hintsOf } from '#contract/hints.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { Question } from '#contract/questions.ts'
import { worthOf } from '#contract/rubric-rules.ts'
import { contentKey, type OptionRole, opaqueId, shuffleBySalt } from './opaque-ids.ts'

type MatchQuestion = Extract<Question, { kind: 'match' }>
type GapTextQuestion = Extract<Question, { kind: 'gap_text' }>
type GapTextPiece = GapTextQuestion['lines'][number][number]
type PupilPiece = Extract<PupilQuestion, { kind: 'gap_text' }>['lines'][number][number]
type PupilOption = { id: string; text: Inlines }

/**
 * The pupil's shape of one question. The same question and salt always give the same shape;
 * `markAnswers` with the same salt understands its ids.
 */
export function toPupilQuestion(question: Question, salt: string): PupilQuestion {
  const common = {
    id: question.id,
    prompt: question.prompt,
    points: worthOf(question),
    ...pupilHints(question),
  }
  switch (question.kind) {
    case 'single_choice':
    case 'multiple_choice': {
      const choices = question.shuffle
        ? shuffleBySalt(salt, question.id, question.choices, (choice) => choice.id)
        : question.choices
      return {
        ...common,
        kind: question.kind,
        choices: toOptions(choices, salt, question.id, 'choice'),
        shuffle: question.shuffle,
      }
    }
    case 'true_false':
    case 'short_text':
      return { ...common, kind: question.kind }
    case 'numeric':
      return {
        ...common,
        kind: question.kind,
        units: question.unit?.symbols.map((symbol) => symbol.symbol) ?? [],
        unitRequired: question.unit?.rule === 'required',
      }
    case 'match':
      return { ...common, kind: question.kind, ...matchSides(question, salt) }
    case 'order': {
      const items = shuffleBySalt(salt, question.id, question.items, (item) => item.id)
      return { ...common, kind: question.kind, items: toOptions(items, salt, question.id, 'item') }
    }
    case 'gap_text':
      return {
        ...common,
        kind: question.kind,
        lines: question.lines.map((line) =>
          line.map((piece) => toPupilPiece(piece, salt, question.id)),
        ),
      }
    case 'open':
      return {
        ...common,
        kind: question.kind,
        accepts: question.accepts,
        ...(question.takesFiles === undefined ? {} : { takesFiles: question.takesFiles }),
        ...(question.rubric === undefined ? {} : { rubric: question.rubric }),
      }
  }
}

/** What a hint costs is told where there is one. */
function pupilHints(
  question: Question,
): Pick<PupilQuestion, 'hint' | 'furtherHints' | 'hintPenalty'> {
  const hints = hintsOf(question)
  const { hintPenalty = 0 } = question
  return { ...asHints(hints), ...(hints.length === 0 || hintPenalty === 0 ? {} : { hintPenalty }) }
}

function toOptions(
  options: readonly { id: string; text: Inlines }[],
  salt: string,
  questionId: string,
  role: OptionRole,
): PupilOption[] {
  return options.map((option) => ({
    id: opaqueId(salt, questionId, role, option.id),
    text: option.text,
  }))
}

/** Right-hand sides that read the same are shown once; the left-hand sides keep the author's order. */
function matchSides(
  question: MatchQuestion,
  salt: string,
): { lefts: PupilOption[]; rights: PupilOption[] } {
  const byKey = new Map(
    [...question.pairs.map((pair) => pair.right), ...question.distractors].map((right) => [
      contentKey(right),
      right,
    ]),
  )
  const rights = shuffleBySalt(salt, question.id, [...byKey.entries()], ([key]) => key)
  return {
    lefts: question.pairs.map((pair) => ({
      id: opaqueId(salt, question.id, 'left', pair.id),
      text: pair.left,
    })),
    rights: rights.map(([key, text]) => ({
      id: opaqueId(salt, question.id, 'right', key),
      text,
    })),
  }
}

/** The choices of a gap are always shuffled: nobody can ask for another order there. */
function toPupilPiece(piece: GapTextPiece, salt: string, questionId: string): PupilPiece {
  if (piece.type === 'words') return { type: 'words', text: piece.text }
  const scope = `${questionId}/${piece.id}`
  const choices =
    piece.answer.kind === 'choice'
      ? shuffleBySalt(salt, scope, piece.answer.choices, (choice) => choice.id)
      : []
  return {
    type: 'gap',
    id: opaqueId(salt, questionId, 'gap', piece.id),
    input: piece.answer.kind,
    choices: toOptions(choices, salt, scope, 'choice'),
  }
}
