/** Whoever follows the whole school sees how far pupils are, but neither marks nor hands in for them. */
import { useViewer } from '#browser/viewer.ts'

export function useTeaches(): boolean {
  const viewer = useViewer()
  return viewer.state === 'known' && viewer.me.schools.some(({ isTeacher }) => isTeacher)
}
