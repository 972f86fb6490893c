/**
 * What would be lost if the person left now. A page that holds work which the server has not
 * received registers a question here; whoever signs out, changes the person or lets a shared
 * computer close asks them all first, and so does the browser before the tab is closed.
 */

/** What would be lost, as a sentence in the reader's language; null when nothing would. */
export type LeavingQuestion = () => string | null

/** Of each question, whether closing the tab would lose what it is about. */
const questions = new Map<LeavingQuestion, { readonly survivesClosing: boolean }>()

function holdTab(event: BeforeUnloadEvent): void {
  const isLost = [...questions].some(
    ([question, { survivesClosing }]) => !survivesClosing && question() !== null,
  )
  if (isLost) event.preventDefault()
}

/**
 * Registers a question; call what comes back when the page no longer holds anything.
 * `survivesClosing`: it lies on the device's disk, so that only leaving the device is asked about.
 */
export function beforeSignOut(
  question: LeavingQuestion,
  { survivesClosing = false }: { readonly survivesClosing?: boolean } = {},
): () => void {
  if (questions.size === 0) addEventListener('beforeunload', holdTab)
  questions.set(question, { survivesClosing })
  return () => {
    questions.delete(question)
    if (questions.size === 0) removeEventListener('beforeunload', holdTab)
  }
}

/**
 * Opens an address with a new page, so that nothing of the person before stays in memory. Whoever
 * calls this has asked the questions: they are not asked again.
 */
export function goFresh(path: string): void {
  questions.clear()
  removeEventListener('beforeunload', holdTab)
  location.assign(path)
}

/** Every concern of now, each said once; empty when nothing would be lost. */
export function concernsBeforeSignOut(): readonly string[] {
  const concerns = new Set<string>()
  for (const question of questions.keys()) {
    const concern = question()
    if (concern !== null) concerns.add(concern)
  }
  return [...concerns]
}
