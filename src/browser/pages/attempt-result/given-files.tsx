/** Files that the pupil handed in beside photos; their code comes only where there are some. */
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { Annotation } from '#contract/annotations.ts'
import type { FileSummary } from '#contract/resources.ts'

async function loadHandedFiles() {
  const [code] = await Promise.all([
    import('#browser/content/handed-files.tsx'),
    prepareWords(['handed-file']),
  ])
  return code.HandedFiles
}

async function loadAnnotatedPdf() {
  const [code] = await Promise.all([
    import('#browser/annotations/annotated-pdf.tsx'),
    prepareWords(['annotation', 'pdf']),
  ])
  return code.AnnotatedPdf
}

export interface GivenFilesProps {
  files: readonly FileSummary[]
  attemptId: string
  /** Of the whole copy. */
  drawn: readonly Annotation[]
}

export function GivenFiles({ files, attemptId, drawn }: GivenFilesProps) {
  const words = useWords('exercise')
  const address = attemptPhotos(attemptId)
  const drawnOn = (file: FileSummary) => drawn.filter((one) => one.photoId === file.id)
  const isDrawnOn = files.some((file) => drawnOn(file).length > 0)
  const handed = useLatePart(loadHandedFiles, files.length > 0)
  const annotated = useLatePart(loadAnnotatedPdf, isDrawnOn)
  if (files.length === 0) return null
  const { Part: HandedFiles } = handed
  if (HandedFiles === null)
    return handed.isMissing ? <p class="soft">{words.filesMissing}</p> : null
  const { Part: AnnotatedPdf } = annotated
  return (
    <>
      <HandedFiles
        files={files}
        address={address}
        under={(file) =>
          AnnotatedPdf !== null &&
          drawnOn(file).length > 0 && (
            <AnnotatedPdf file={file} address={address(file.id)} annotations={drawnOn(file)} />
          )
        }
      />
      {isDrawnOn && annotated.isMissing && AnnotatedPdf === null && (
        <p class="soft">{words.annotationsMissing}</p>
      )}
    </>
  )
}
