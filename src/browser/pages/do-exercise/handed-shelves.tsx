/** What goes with an answer: its photos as pages, its other files by their names. */
import { useWords } from '#browser/catalogue/speech.ts'
import { isPicture } from '#browser/content/is-picture.ts'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import { useWatched } from '#browser/parts/watched.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AttemptDesk } from './attempt-desk.ts'
import { loadFileShelf } from './load-file-shelf.ts'
import { PhotoShelf } from './photo-shelf.tsx'

export interface HandedShelvesProps {
  desk: AttemptDesk
  question: Extract<PupilQuestion, { kind: 'open' }>
  fileIds: readonly string[]
  locked: boolean
  onOrder: (fileIds: string[]) => void
}

export function HandedShelves({ desk, question, fileIds, locked, onOrder }: HandedShelvesProps) {
  const words = useWords('exercise')
  const here = useWatched(desk.photos)
  const { Part: FileShelf, isMissing } = useLatePart(loadFileShelf, question.takesFiles === true)
  const takesPhotos = question.accepts !== 'text'
  const isFile = (id: string): boolean => {
    const atHand = here.find(({ key }) => key === id)
    if (!takesPhotos || atHand !== undefined) return !takesPhotos || atHand?.isFile === true
    const atSchool = desk.attempt.photos.find((file) => file.id === id)
    return atSchool !== undefined && !isPicture(atSchool)
  }
  const files = fileIds.filter(isFile)
  const pages = fileIds.filter((id) => !files.includes(id))
  const both = { desk, questionId: question.id, taken: fileIds.length, locked }
  return (
    <>
      {takesPhotos && (
        <PhotoShelf {...both} fileIds={pages} onOrder={(order) => onOrder([...order, ...files])} />
      )}
      {FileShelf !== null && <FileShelf {...both} fileIds={files} takesPhotos={takesPhotos} />}
      {FileShelf === null && isMissing && <p class="soft">{words.filesMissing}</p>}
    </>
  )
}
