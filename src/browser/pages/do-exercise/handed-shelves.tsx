/** What goes with an answer: its photos as pages, its other files by their names. */
import { isPicture } from '#browser/content/handed-kind.ts'
import { useWatched } from '#browser/parts/watched.ts'
import type { PupilQuestion } from '#contract/pupil-questions.ts'
import type { AttemptDesk } from './attempt-desk.ts'
import { FileShelf } from './file-shelf.tsx'
import { PhotoShelf } from './photo-shelf.tsx'

export interface HandedShelvesProps {
  desk: AttemptDesk
  question: Extract<PupilQuestion, { kind: 'open' }>
  fileIds: readonly string[]
  locked: boolean
  onOrder: (fileIds: string[]) => void
}

export function HandedShelves({ desk, question, fileIds, locked, onOrder }: HandedShelvesProps) {
  const here = useWatched(desk.photos)
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
      {question.takesFiles && <FileShelf {...both} fileIds={files} takesPhotos={takesPhotos} />}
    </>
  )
}
