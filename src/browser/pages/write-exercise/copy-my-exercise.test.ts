/** Of a work that cannot be sent no copy is made: one of anything else would lose what was typed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ExerciseDraft } from '#contract/exercises.ts'
import { copyMyExercise } from './copy-my-exercise.ts'
import { exerciseWork } from './exercise-work.ts'
import { newQuestion } from './new-question.ts'

const draft: ExerciseDraft = {
  id: 'e',
  schoolUai: '0750001A',
  title: 'Calcul',
  subjectCode: null,
  levelLabel: null,
  tags: [],
  draftVersion: 3,
  draft: { format: 1, introduction: [], questions: [newQuestion('open')] },
  publishedAt: null,
  hasChanges: true,
  isCommon: false,
  files: [],
  originName: null,
}
const missing = ({ number }: { number: number }) => `question ${number}`
const words = {
  saving: { mineTitle: ({ title }: { title: string }) => `${title} (mine)` },
  question: {
    missing: {
      titleMissing: 'title',
      rubricPoints: 'rubric',
      noQuestion: 'no question',
      parts: { answer: missing, number: missing, unit: missing, points: missing },
    },
  },
}

test('a version that lacks its title or its questions waits before it becomes a copy', () => {
  const work = exerciseWork(draft)
  assert.deepEqual(copyMyExercise(draft, { ...work, title: ' ' }, [], words), {
    ok: false,
    why: 'title',
  })
  assert.deepEqual(copyMyExercise(draft, { ...work, questions: [] }, [], words), {
    ok: false,
    why: 'no question',
  })
  assert.equal(copyMyExercise(draft, work, [], words).ok, true)
})
