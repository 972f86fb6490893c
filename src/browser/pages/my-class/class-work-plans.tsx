/** For the main teacher of a class: the work plans of its pupils, course by course. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { ClassDetail } from '#contract/classes.ts'

export function ClassWorkPlans({ courses }: Pick<ClassDetail, 'courses'>) {
  const words = useWords('plan-desk')
  if (courses.length === 0) return null
  return (
    <Disclosure label={words.title}>
      <ul>
        {courses.map(({ id, name }) => (
          <li key={id}>
            <PageLink href={pagePaths.workPlans(id)}>{words.ofCourse({ course: name })}</PageLink>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
