/** The server let the person in, and the browser forgot it at once. */
import { useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'

export function NotKeptNotice() {
  const words = useWords('sign-in')
  return (
    <Notice kind="danger" live title={words.notKeptTitle}>
      <p>{words.notKeptMeans}</p>
      <p>{words.notKeptTodo}</p>
    </Notice>
  )
}
