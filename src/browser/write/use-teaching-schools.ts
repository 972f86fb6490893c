/** The schools in which the person teaches: where their resources and exercises may live. */
import { useViewer } from '#browser/viewer.ts'
import type { Me } from '#contract/me.ts'

export function useTeachingSchools(): readonly Me['schools'][number][] {
  const viewer = useViewer()
  if (viewer.state !== 'known') return []
  return viewer.me.schools.filter((school) => school.isTeacher || school.isHead)
}
