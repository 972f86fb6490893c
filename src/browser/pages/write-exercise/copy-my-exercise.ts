/** This page's version of an exercise as one of its own, beside a version from elsewhere. */
import type { Words } from '#browser/catalogue/catalogue.ts'
import type { CopyOfMine } from '#browser/write/conflict-notice.tsx'
import { copyExercise } from '#browser/write/copy-content.ts'
import type { ExerciseDraft } from '#contract/exercises.ts'
import type { FileSummary } from '#contract/resources.ts'
import { type ExerciseWork, exerciseToSend } from './exercise-work.ts'

/** How the copy is made; or what the work still lacks, since a copy of anything else would lose it. */
export function copyMyExercise(
  draft: ExerciseDraft,
  work: ExerciseWork,
  files: readonly FileSummary[],
  words: {
    readonly saving: Pick<Words['write']['saving'], 'mineTitle'>
    readonly question: Pick<Words['question'], 'missing'>
  },
): CopyOfMine {
  const sent = exerciseToSend(work, words.question.missing)
  if (!sent.ok) return sent
  const mine = { ...draft, ...sent.draft, files: [...files] }
  const title = words.saving.mineTitle({ title: work.title })
  return { ok: true, copy: () => copyExercise(mine, title, draft.schoolUai ?? '') }
}
