/**
 * Marking match and order: both earn the share of things in their right place.
 *
 * Order counts absolute places (Moodle's ordering question calls it "absolute position"): it is the
 * rule that a pupil can check at a glance. Things that look the same are interchangeable in both.
 */
import type { Inlines } from '#contract/content.ts'
import type { Question } from '#contract/questions.ts'
import { type AnswerPart, feedbackList, notAnswered, type Outcome } from './mark-outcome.ts'
import { contentKey, opaqueId } from './opaque-ids.ts'

type MatchQuestion = Extract<Question, { kind: 'match' }>
type OrderQuestion = Extract<Question, { kind: 'order' }>

/** Match: the share of left-hand sides joined to a right-hand side that reads like theirs. */
export function markMatch(
  question: MatchQuestion,
  salt: string,
  pairs: Readonly<Record<string, string>>,
): Outcome {
  const rights = new Map(
    [...question.pairs.map((pair) => pair.right), ...question.distractors].map((right) => [
      opaqueId(salt, question.id, 'right', contentKey(right)),
      right,
    ]),
  )
  let answered = false
  const parts = question.pairs.map((pair): AnswerPart => {
    const id = opaqueId(salt, question.id, 'left', pair.id)
    const chosenId = Object.hasOwn(pairs, id) ? pairs[id] : undefined
    const chosen = chosenId === undefined ? undefined : rights.get(chosenId)
    if (chosen !== undefined) answered = true
    return {
      id,
      label: pair.left,
      chosen: chosen === undefined ? [] : [chosen],
      expected: [pair.right],
      fraction: chosenId === opaqueId(salt, question.id, 'right', contentKey(pair.right)) ? 1 : 0,
    }
  })
  return answered ? shareOfRightParts(parts, question.pairs) : notAnswered(parts)
}

/** Order: the share of places that hold an item reading like the right one. */
export function markOrder(
  question: OrderQuestion,
  salt: string,
  order: readonly string[],
): Outcome {
  const items = new Map(
    question.items.map((item) => [opaqueId(salt, question.id, 'item', item.id), item.text]),
  )
  let answered = false
  const parts = question.items.map((item, index): AnswerPart => {
    const chosen = items.get(order[index] ?? '')
    if (chosen !== undefined) answered = true
    const right = chosen !== undefined && contentKey(chosen) === contentKey(item.text)
    return {
      id: null,
      label: [],
      chosen: chosen === undefined ? [] : [chosen],
      expected: [item.text],
      fraction: right ? 1 : 0,
    }
  })
  return answered ? shareOfRightParts(parts, question.items) : notAnswered(parts)
}

/** `things`: pairs or items, each at the place of its part. What was left empty is told nothing. */
function shareOfRightParts(
  parts: AnswerPart[],
  things: readonly { readonly feedback?: Inlines }[],
): Outcome {
  const right = parts.filter((part) => part.fraction === 1).length
  const feedback = parts.flatMap(({ fraction, chosen }, place) =>
    fraction < 1 && chosen.length > 0 ? feedbackList(things[place]?.feedback) : [],
  )
  return { answered: true, fraction: right / parts.length, feedback, parts }
}
