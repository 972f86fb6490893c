/** Classes of years that are over: what was said of their pupils and given out is read there as long as it is kept. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { SchoolReports } from '#contract/reports.ts'

/** Nothing at all where there are none. */
export function FormerReports({ classes }: { classes: SchoolReports['formerClasses'] }) {
  const words = useWords('reports').school
  if (classes.length === 0) return null
  return (
    <Disclosure label={words.former}>
      <p class="soft">{words.formerMeans}</p>
      <ul>
        {classes.map(({ id, name, year }) => (
          <li key={id}>
            <PageLink href={pagePaths.classReports(id)}>
              {words.formerClass({ name, year })}
            </PageLink>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
