/**
 * A PDF with what a teacher drew on its pages: in words at once, over the pages when somebody presses for
 * them. The reader of PDFs is heavy, so the press says what it weighs.
 */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { pdfReaderBytes } from '#browser/pdf/pdf-limits.ts'
import { PdfReader } from '#browser/pdf/pdf-reader.tsx'
import type { Annotation } from '#contract/annotations.ts'
import type { FileSummary } from '#contract/resources.ts'
import { AnnotationDrawing } from './annotation-drawing.tsx'
import { AnnotationList } from './annotation-list.tsx'
import { pagesOf } from './pages-of.ts'
import './annotations.css'

export interface AnnotatedPdfProps {
  file: FileSummary
  address: string
  annotations: readonly Annotation[]
}

export function AnnotatedPdf({ file, address, annotations }: AnnotatedPdfProps) {
  const words = useWords('pdf')
  const annotation = useWords('annotation')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const pages = pagesOf(annotations)
  const onPage = (page: number) => annotations.filter((one) => one.page === page)
  return (
    <div class="annotated-pdf">
      {pages.map((page) => (
        <div key={page}>
          <p class="annotated-page">{words.onPage({ page })}</p>
          <AnnotationList
            annotations={onPage(page)}
            photo={words.pageName({ name: file.name, page })}
          />
        </div>
      ))}
      <div class="row no-print">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen
            ? words.close
            : words.see({ size: format.bytes(pdfReaderBytes + file.byteCount) })}
          <span class="for-screen-readers"> {file.name}</span>
        </Button>
      </div>
      {isOpen && (
        <PdfReader file={file} address={address} firstPage={pages[0]}>
          {({ number, name, height, picture }) => (
            <figure class="annotated-photo" aria-label={annotation.annotated({ photo: name })}>
              <div class="photo-sheet" style={{ aspectRatio: String(1 / height) }}>
                {picture(1)}
                <AnnotationDrawing annotations={onPage(number)} height={height} />
              </div>
            </figure>
          )}
        </PdfReader>
      )}
    </div>
  )
}
