/** One page of a PDF as a picture: drawn for its size, and its memory given back when it goes. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { canvasWidth } from './canvas-width.ts'
import type { PdfPage } from './open-pdf.ts'

export interface PagePictureProps {
  page: PdfPage
  /** What the page is called. */
  name: string
}

/** Fills its place; another size needs another one. */
export function PagePicture({ page, name }: PagePictureProps) {
  const words = useWords('pdf')
  const canvas = useRef<HTMLCanvasElement>(null)
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing')
  useEffect(() => {
    const sheet = canvas.current
    if (sheet === null) return
    let isLeft = false
    const width = canvasWidth(sheet.clientWidth, devicePixelRatio, page.height)
    const drawing = page.draw(sheet, width)
    void drawing.done.then((isDone) => {
      if (!isLeft) setState(isDone ? 'drawn' : 'failed')
    })
    return () => {
      isLeft = true
      drawing.stop()
      // Some browsers keep a canvas's pixels long after it has left the page.
      sheet.width = 0
      sheet.height = 0
    }
  }, [page])
  return (
    <>
      <canvas ref={canvas} role="img" aria-label={name} aria-busy={state === 'drawing'} />
      {state === 'failed' && (
        <p class="pdf-page-failed" role="alert">
          {words.pageFailed}
        </p>
      )}
    </>
  )
}
