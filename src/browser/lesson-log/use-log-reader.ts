/** Where a reader of logs is in the app: a teacher among the own classes, others in their school. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { useSchool, useSchoolLinks } from '#browser/school/use-school.ts'
import { useTeacherLinks } from '#browser/teach/use-teacher-links.ts'
import { rolesOf, useViewer } from '#browser/viewer.ts'

/** `teacherBack`: where a teacher came from; `uai`: null while it is not known. */
export function useLogReader(
  uai: string | null,
  teacherBack: string,
): {
  navigation: { href: string; label: string; current: boolean }[]
  back: { href: string; label: string }
} {
  const words = useWords('lesson-log').back
  const viewer = useViewer()
  const teacherLinks = useTeacherLinks('classes')
  const schoolLinks = useSchoolLinks(useSchool(uai ?? ''), null)
  const isTeacher = viewer.state === 'known' && rolesOf(viewer.me).has('teacher')
  if (isTeacher) {
    const label = teacherBack === pagePaths.teaching ? words.teaching : words.classes
    return { navigation: teacherLinks, back: { href: teacherBack, label } }
  }
  const href = uai === null ? pagePaths.school : pagePaths.lessonLogs(uai)
  return { navigation: schoolLinks, back: { href, label: words.school } }
}
