/** Draws under their author's hands: which questions each has, and how many it asks. */
import type { Draw, DrawPlan } from '#contract/draw-plan.ts'
import { drawnCount, drawnPoints } from '#contract/draw-questions.ts'
import type { Rubric } from '#contract/rubrics.ts'
import { freshId } from './new-question.ts'

/** With those of its questions that are still there, and at least one left to chance. */
export function tidyDraw(draw: Draw, ids: readonly string[]): Draw {
  const questionIds = ids.filter((id) => draw.questionIds.includes(id))
  return { ...draw, questionIds, take: Math.min(draw.take, takeMax(questionIds.length)) }
}

/** Most that a draw of so many questions can ask and still be a draw. */
export function takeMax(questionCount: number): number {
  return Math.max(1, questionCount - 1)
}

export function addDraw(plan: DrawPlan): DrawPlan {
  return { ...plan, draws: [...plan.draws, { id: freshId(), take: 1, questionIds: [] }] }
}

export function removeDraw(plan: DrawPlan, drawId: string): DrawPlan {
  return { ...plan, draws: plan.draws.filter(({ id }) => id !== drawId) }
}

export function setTake(plan: DrawPlan, drawId: string, take: number): DrawPlan {
  return {
    ...plan,
    draws: plan.draws.map((draw) => (draw.id === drawId ? { ...draw, take } : draw)),
  }
}

/** Puts a question into one draw, out of every other; `null`: it is always asked. */
export function moveToDraw(plan: DrawPlan, questionId: string, drawId: string | null): DrawPlan {
  return {
    ...plan,
    draws: plan.draws.map((draw) => {
      const others = draw.questionIds.filter((id) => id !== questionId)
      return { ...draw, questionIds: draw.id === drawId ? [...others, questionId] : others }
    }),
  }
}

/** The number of the draw that a question is in, from 1; null where it is always asked. */
export function drawNumberOf({ draws }: DrawPlan, questionId: string): number | null {
  const place = draws.findIndex(({ questionIds }) => questionIds.includes(questionId))
  return place < 0 ? null : place + 1
}

interface Weighed {
  readonly id: string
  readonly points: number
}

export function pointsDiffer(draw: Draw, questions: readonly Weighed[]): boolean {
  const own = questions.filter(({ id }) => draw.questionIds.includes(id))
  return new Set(own.map(({ points }) => points)).size > 1
}

/** What every pupil gets of these questions, in numbers. */
export function whatPupilsGet(
  questions: readonly Weighed[],
  plan: DrawPlan,
  rubric?: Rubric | undefined,
) {
  const ids = questions.map(({ id }) => id)
  const tidy = { ...plan, draws: plan.draws.map((draw) => tidyDraw(draw, ids)) }
  return {
    asked: drawnCount(questions, tidy),
    all: questions.length,
    points: drawnPoints(questions, tidy, rubric),
  }
}
