/** Courses of years that are over: whoever taught them reads the gradebook and the log, and writes nothing. */
import { callApi } from '#browser/api/call-api.ts'
import { useLoad } from '#browser/api/use-load.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { FormerCourse } from '#contract/classes.ts'

/** Nothing at all while they are on their way, and where there are none. */
export function FormerBooks() {
  const words = useWords('grades').list
  const { load } = useLoad('my former courses', (signal) =>
    callApi<{ courses: FormerCourse[] }>('/api/me/former-courses', { signal }),
  )
  if (load.state !== 'ready' || load.value.courses.length === 0) return null
  return (
    <Disclosure label={words.former}>
      <p class="soft">{words.formerMeans}</p>
      <ul>
        {load.value.courses.map(({ id, name, year }) => (
          <li key={id}>
            <PageLink href={pagePaths.gradebook(id)}>{words.formerBook({ name, year })}</PageLink>
            {' · '}
            <PageLink href={pagePaths.courseLog(id)}>
              {words.formerLog}
              <span class="for-screen-readers"> {words.formerBook({ name, year })}</span>
            </PageLink>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
