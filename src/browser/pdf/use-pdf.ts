/** A PDF in the page's hand: fetched with its reader, opened, and closed again on leaving. */
import { useEffect, useState } from 'preact/hooks'
import { fetchAsPage } from '#browser/api/fetch-as-page.ts'
import { photoBytesMax } from '#contract/kept-work-limits.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { OpenedPdf, PdfPage } from './open-pdf.ts'
import { fetchTimeoutMs } from './pdf-limits.ts'

/** Why nothing is shown: each has words of its own. */
export type PdfTrouble = 'no_reader' | 'no_file' | 'heavy' | 'locked' | 'broken'

export type PdfState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly pdf: OpenedPdf }
  | { readonly kind: 'trouble'; readonly why: PdfTrouble }

const trouble = (why: PdfTrouble): PdfState => ({ kind: 'trouble', why })

async function fetchBytes(address: string, signal: AbortSignal): Promise<ArrayBuffer | PdfTrouble> {
  try {
    const answer = await fetchAsPage(address, { signal })
    if (!answer.ok) return 'no_file'
    const bytes = await answer.arrayBuffer()
    return bytes.byteLength > photoBytesMax ? 'heavy' : bytes
  } catch {
    // The line is gone, or the page was left: what is said is the same.
    return 'no_file'
  }
}

async function fetchReader(): Promise<typeof import('./open-pdf.ts') | null> {
  try {
    return await import('./open-pdf.ts')
  } catch {
    // No line, or a browser that is too old for it.
    return null
  }
}

async function readPdf(address: string, signal: AbortSignal): Promise<PdfState> {
  const [reader, bytes] = await Promise.all([fetchReader(), fetchBytes(address, signal)])
  if (reader === null) return trouble('no_reader')
  if (typeof bytes === 'string') return trouble(bytes)
  if (signal.aborted) return trouble('no_file')
  const outcome = await reader.openPdf(bytes)
  return outcome.kind === 'open' ? outcome : trouble(outcome.kind)
}

export function usePdf(file: Pick<FileSummary, 'byteCount'>, address: string) {
  const [state, setState] = useState<PdfState>({ kind: 'opening' })
  const [turn, setTurn] = useState(0)
  const isHeavy = file.byteCount > photoBytesMax
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` says when to try again.
  useEffect(() => {
    if (isHeavy) {
      setState(trouble('heavy'))
      return
    }
    const leaving = new AbortController()
    const timer = setTimeout(() => leaving.abort(), fetchTimeoutMs)
    let isLeft = false
    let opened: OpenedPdf | null = null
    setState({ kind: 'opening' })
    void readPdf(address, leaving.signal).then((read) => {
      clearTimeout(timer)
      opened = read.kind === 'open' ? read.pdf : null
      if (isLeft) opened?.close()
      else setState(read)
    })
    return () => {
      isLeft = true
      clearTimeout(timer)
      leaving.abort()
      opened?.close()
    }
  }, [address, isHeavy, turn])
  return { state, again: () => setTurn(turn + 1) }
}

/** A page of it: undefined while it is on its way, null where it is broken. */
export function usePdfPage(pdf: OpenedPdf, number: number): PdfPage | null | undefined {
  const [page, setPage] = useState<PdfPage | null | undefined>(undefined)
  useEffect(() => {
    let isLeft = false
    setPage(undefined)
    void pdf.page(number).then((read) => {
      if (!isLeft) setPage(read)
    })
    return () => {
      isLeft = true
    }
  }, [pdf, number])
  return page?.number === number || page === null ? page : undefined
}
