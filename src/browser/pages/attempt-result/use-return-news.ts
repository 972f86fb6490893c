/** Asks again when copies of an assignment are returned or taken back, while the page is open. */
import { useEffect } from 'preact/hooks'
import { watchNews } from '#browser/api/news.ts'

/** Null: nothing to watch for. */
export function useReturnNews(assignmentId: string | null, reload: () => void): void {
  useEffect(() => {
    if (assignmentId === null) return
    return watchNews({ topic: 'returns', key: assignmentId, onNews: reload })
  }, [assignmentId, reload])
}
