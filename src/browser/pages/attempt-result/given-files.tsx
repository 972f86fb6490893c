/** Files that the pupil handed in beside photos; their code comes only where there are some. */
import { prepareWords, useWords } from '#browser/catalogue/speech.ts'
import { attemptPhotos } from '#browser/content/file-addresses.ts'
import { useLatePart } from '#browser/parts/use-late-part.ts'
import type { FileSummary } from '#contract/resources.ts'

async function loadHandedFiles() {
  const [code] = await Promise.all([
    import('#browser/content/handed-files.tsx'),
    prepareWords(['handed-file']),
  ])
  return code.HandedFiles
}

export function GivenFiles(props: { files: readonly FileSummary[]; attemptId: string }) {
  const { files, attemptId } = props
  const words = useWords('exercise')
  const { Part: HandedFiles, isMissing } = useLatePart(loadHandedFiles, files.length > 0)
  if (files.length === 0) return null
  if (HandedFiles !== null) return <HandedFiles files={files} address={attemptPhotos(attemptId)} />
  return isMissing ? <p class="soft">{words.filesMissing}</p> : null
}
