/** News of one thing, told once where several come together: whoever hears it asks the server again. */
import { type NewsWatch, watchNews } from './news.ts'

/** Ends with the function that it gives. `gatherMs`: from the last of several on. */
export function watchGathered(watch: NewsWatch, gatherMs: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = watchNews({
    ...watch,
    onNews: () => {
      clearTimeout(timer)
      timer = setTimeout(watch.onNews, gatherMs)
    },
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
