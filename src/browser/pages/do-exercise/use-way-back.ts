/** What is said once a page or a file is gone or another, with the way back. */
import { useWords } from '#browser/catalogue/speech.ts'
import { toast } from '#browser/parts/announcements.ts'
import type { AttemptDesk } from './attempt-desk.ts'
import type { PhotoBefore } from './photo-sender.ts'

export function useWayBack(
  desk: AttemptDesk,
  { notPutBack }: { readonly notPutBack: string },
): (text: string, before: PhotoBefore) => void {
  const { undo } = useWords('photo')
  const putBack = async (before: PhotoBefore): Promise<void> => {
    const { state } = desk.sender.view()
    const mayChange = state === 'idle' || state === 'full' || state === 'refused'
    if (mayChange && (await desk.photos.putBack(before))) return
    toast({ text: notPutBack, kind: 'attention' })
  }
  return (text, before) =>
    toast({ text, action: { label: undo, onAction: () => void putBack(before) } })
}
