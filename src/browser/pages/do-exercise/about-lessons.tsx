/** Ways back to the text that an exercise is about; answers wait on this device meanwhile. */
import { useWords } from '#browser/catalogue/speech.ts'
import { pagePaths } from '#browser/page-paths.ts'
import { PageLink } from '#browser/parts/page-link.tsx'
import type { AboutResources } from '#contract/exercises.ts'

export function AboutLessons({ resources }: { resources: AboutResources }) {
  const words = useWords('exercise')
  if (resources.length === 0) return null
  return (
    <ul class="about-lessons">
      {resources.map(({ id, title }) => (
        <li key={id}>
          <PageLink href={pagePaths.reading(id)}>{words.rereadLesson({ title })}</PageLink>
        </li>
      ))}
    </ul>
  )
}
