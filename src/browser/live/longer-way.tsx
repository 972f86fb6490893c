/** That the class comes by a longer way, said calmly, for as long as it does. */
import { lineWays } from '#browser/api/line-way.ts'
import { useWords } from '#browser/catalogue/speech.ts'
import { useWatched } from '#browser/parts/watched.ts'

export function LongerWay() {
  const words = useWords('live').line
  const way = useWatched(lineWays)
  if (way !== 'longer') return null
  return (
    <p class="live-note" role="status">
      {words.longer}
    </p>
  )
}
