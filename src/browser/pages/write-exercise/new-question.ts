/** What a new question of each kind holds. */
import type { Question, QuestionKind } from '#contract/questions.ts'
import { type Id, mintId } from '#kernel/ids.ts'

/** An id that no other question, choice or gap has. */
export function freshId(): Id {
  return mintId(
    { now: Date.now },
    { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
  )
}

const freshChoice = (fraction: number) => ({ id: freshId(), text: [], fraction })

/** One point, and room for what the author writes first. */
export function newQuestion(kind: QuestionKind): Question {
  const base = { id: freshId(), prompt: [], points: 1 }
  switch (kind) {
    case 'single_choice':
    case 'multiple_choice':
      return {
        ...base,
        kind,
        choices: [freshChoice(1), freshChoice(0), freshChoice(0)],
        shuffle: true,
      }
    case 'true_false':
      return { ...base, kind, correct: true }
    case 'short_text':
      return {
        ...base,
        kind,
        answers: [{ pattern: '', fraction: 1 }],
        rule: { caseMatters: false, accentsMatter: false },
      }
    case 'numeric':
      return { ...base, kind, answers: [{ value: Number.NaN, tolerance: 0, fraction: 1 }] }
    case 'match':
      return {
        ...base,
        kind,
        pairs: [1, 2, 3].map(() => ({ id: freshId(), left: [], right: [] })),
        distractors: [],
      }
    case 'order':
      return { ...base, kind, items: [1, 2, 3].map(() => ({ id: freshId(), text: [] })) }
    case 'gap_text':
      return { ...base, kind, lines: [[{ type: 'words', text: [] }]] }
    case 'open':
      return { ...base, kind, accepts: 'text_or_photo' }
  }
}
