/** What the school has not received yet, named before it would be lost. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'

/** Nothing at all where there is no concern. */
export function ConcernList({ concerns }: { concerns: readonly string[] }) {
  const { person } = useWords('general')
  if (concerns.length === 0) return null
  return (
    <Notice kind="attention" title={person.notReceived}>
      <ul>
        {concerns.map((concern) => (
          <li key={concern}>{concern}</li>
        ))}
      </ul>
    </Notice>
  )
}
