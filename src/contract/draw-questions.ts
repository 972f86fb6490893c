/**
 * Which questions an attempt asks, and in which order: a pure function of what was published and of
 * the attempt's seed. The school and a device without a line both come here, so that they agree.
 * No schema stands here: a phone that draws without a line needs no library that checks them.
 */
import { orderBySeed, seedOf } from '#kernel/seeded-order.ts'
import type { DrawPlan } from './draw-plan.ts'
import type { PupilQuestion } from './pupil-questions.ts'
import { roundPoints } from './round-points.ts'
import { wholeCopyPoints, worthOf } from './rubric-rules.ts'
import type { Rubric } from './rubrics.ts'

/**
 * The seed of a pupil's attempt. It is made of what the device knows without a line, and of nothing
 * that the device chooses: nobody begins again until easier questions come.
 */
export function seedOfAttempt(attempt: {
  readonly assignmentId: string
  readonly pupilId: string
  readonly number: number
}): number {
  return seedOf(`${attempt.assignmentId}/${attempt.pupilId}/${attempt.number}`)
}

/**
 * The questions that this seed asks, in its order. A question of no draw is always asked. Without a
 * seed (an attempt of before there were draws) everything is, as the author wrote it.
 */
export function drawQuestions<Question extends { readonly id: string }>(
  questions: readonly Question[],
  plan: DrawPlan | undefined,
  seed: number | null,
): Question[] {
  if (plan === undefined || seed === null) return [...questions]
  const left = new Set(questions.map(({ id }) => id))
  for (const [place, draw] of plan.draws.entries()) {
    const among = questionsOfDraw(questions, plan, place)
    for (const id of orderBySeed(seed, `draw ${draw.id}`, among).slice(draw.take)) left.delete(id)
  }
  const drawn = questions.filter(({ id }) => left.has(id))
  return plan.shuffleQuestions ? orderBySeed(seed, 'questions', drawn) : drawn
}

/** Of the draw at this place: questions that there are, in their order; the first draw has them. */
function questionsOfDraw(
  questions: readonly { readonly id: string }[],
  { draws }: DrawPlan,
  place: number,
): string[] {
  const taken = new Set(draws.slice(0, place).flatMap(({ questionIds }) => questionIds))
  const own = new Set(draws[place]?.questionIds.filter((id) => !taken.has(id)))
  return questions.filter(({ id }) => own.has(id)).map(({ id }) => id)
}

/** The pupil's shapes that this seed asks, with the choices in its order where they may change. */
export function arrangeQuestions(
  questions: readonly PupilQuestion[],
  plan: DrawPlan | undefined,
  seed: number | null,
): PupilQuestion[] {
  const drawn = drawQuestions(questions, plan, seed)
  if (seed === null) return drawn
  return drawn.map((question) =>
    'shuffle' in question && question.shuffle
      ? { ...question, choices: orderBySeed(seed, `choices ${question.id}`, question.choices) }
      : question,
  )
}

/** How many questions one attempt asks: the same for every seed. */
export function drawnCount(
  questions: readonly { readonly id: string }[],
  plan: DrawPlan | undefined,
): number {
  return drawQuestions(questions, plan, 0).length
}

interface WorthIt {
  readonly id: string
  readonly points: number
  readonly rubric?: Rubric | undefined
}

/**
 * What one attempt is worth, its questions and what the whole copy earns by a rubric of its own: the same
 * for every seed, since a draw's questions weigh the same.
 */
export function drawnPoints(
  questions: readonly WorthIt[],
  plan: DrawPlan | undefined,
  rubric?: Rubric | undefined,
): number {
  const ofQuestions = drawQuestions(questions, plan, 0).map(worthOf)
  return roundPoints(ofQuestions.reduce((sum, one) => sum + one, wholeCopyPoints(rubric)))
}

/** Whether attempts may ask other questions than each other. */
export function leavesOut(
  questions: readonly { readonly id: string }[],
  plan: DrawPlan | undefined,
): boolean {
  return drawnCount(questions, plan) < questions.length
}
