/** The teacher's own exercises by id, for blocks that show one. */

import { useLoad } from '#browser/api/use-load.ts'
import { loadExercises } from '#browser/teach/load-exercises.ts'
import type { ExerciseSummary } from '#contract/exercises.ts'

/** Empty until they are there; a resource can be written without them. */
export function useExerciseTitles(): ReadonlyMap<string, ExerciseSummary> {
  const { load } = useLoad('exercises for blocks', loadExercises)
  const exercises = load.state === 'ready' ? load.value.exercises : []
  return new Map(exercises.map((exercise) => [exercise.id, exercise]))
}
