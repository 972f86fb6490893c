/** A PDF of an answer, read and drawn on where it was handed in, page by page. */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { PdfReader } from '#browser/pdf/pdf-reader.tsx'
import type { FileSummary } from '#contract/resources.ts'
import { DrawnSheet } from './drawn-sheet.tsx'
import { MarkStateLine } from './mark-state-line.tsx'
import type { Drawings } from './use-drawings.ts'

export interface AnswerPdfProps {
  file: FileSummary
  address: string
  drawings: Drawings
}

export function AnswerPdf({ file, address, drawings }: AnswerPdfProps) {
  const words = useWords('pdf')
  const format = useFormat()
  const [isOpen, setOpen] = useState(false)
  const drawnPages = drawings.drawnPages(file)
  return (
    <div class="stack">
      <div class="row no-print">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? words.close : words.annotate}
          <span class="for-screen-readers"> {file.name}</span>
        </Button>
      </div>
      {drawnPages.length > 0 && (
        <p class="soft">{words.drawnPages({ pages: format.list(drawnPages.map(String)) })}</p>
      )}
      {isOpen && (
        <PdfReader file={file} address={address}>
          {({ name, number, height, picture }) => (
            <DrawnSheet
              name={name}
              height={height}
              drawings={drawings.of(file, number)}
              picture={picture}
            />
          )}
        </PdfReader>
      )}
      {isOpen && drawings.state !== null && (
        <MarkStateLine state={drawings.state} touched={false} isMarked={false} />
      )}
    </div>
  )
}
