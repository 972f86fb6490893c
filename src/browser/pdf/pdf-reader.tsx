/** A PDF that was handed in, read page by page where it stands; in words why it cannot be. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Disclosure } from '#browser/parts/disclosure.tsx'
import { LinkButton } from '#browser/parts/link-button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import { Waiting } from '#browser/parts/waiting.tsx'
import { photoBytesMax } from '#contract/kept-work-limits.ts'
import type { FileSummary } from '#contract/resources.ts'
import type { OpenedPdf, PdfPage } from './open-pdf.ts'
import { PagePicture } from './page-picture.tsx'
import { type PdfTrouble, usePdf, usePdfPage } from './use-pdf.ts'
import './pdf-reader.css'

export interface ShownPage {
  /** From 1. */
  readonly number: number
  /** What it is called: the file, and which page of how many. */
  readonly name: string
  /** In its widths. */
  readonly height: number
  /** Fills its place; `zoom` is how much larger that is than usual. */
  readonly picture: (zoom: number) => ComponentChildren
}

export interface PdfReaderProps {
  file: FileSummary
  address: string
  /** The page that is shown first; 1 where it is not told. */
  firstPage?: number | undefined
  children: (page: ShownPage) => ComponentChildren
}

interface TroubledProps extends Pick<PdfReaderProps, 'file' | 'address'> {
  why: PdfTrouble
  onAgain: () => void
}

/** What keeps it from being read here, and the file itself: that can always be had. */
function Troubled({ address, file, onAgain, why }: TroubledProps) {
  const words = useWords('pdf')
  const format = useFormat()
  const canAgain = why === 'no_file' || why === 'no_reader'
  return (
    <Notice
      kind="attention"
      title={why === 'locked' ? words.lockedTitle : words.notShown}
      actions={
        <>
          {canAgain && <Button onClick={onAgain}>{words.again}</Button>}
          <LinkButton href={address} download={file.name} sign="file">
            {words.download}
            <span class="for-screen-readers"> {file.name}</span>
          </LinkButton>
        </>
      }
      live
    >
      <p>{words.trouble[why]({ max: format.bytes(photoBytesMax) })}</p>
    </Notice>
  )
}

interface PageStepsProps {
  pdf: OpenedPdf
  number: number
  onNumber: (number: number) => void
}

function PageSteps({ pdf, number, onNumber }: PageStepsProps) {
  const words = useWords('pdf')
  const { pageCount, shownCount } = pdf
  if (pageCount === 1) return null
  return (
    <>
      <div class="row no-print">
        <Button disabled={number <= 1} onClick={() => onNumber(number - 1)}>
          {words.before}
        </Button>
        <Button disabled={number >= shownCount} onClick={() => onNumber(number + 1)}>
          {words.after}
        </Button>
        <span class="numbers" role="status">
          {words.pageOf({ page: number, total: pageCount })}
        </span>
      </div>
      {pageCount > shownCount && (
        <p class="soft">{words.longer({ total: pageCount, max: shownCount })}</p>
      )}
    </>
  )
}

/** The page's own words, for those who cannot see its picture; read once they are asked for. */
function PageText({ page }: { page: PdfPage }) {
  const words = useWords('pdf')
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    if (!isOpen) return
    let isLeft = false
    void page.text().then((read) => !isLeft && setText(read))
    return () => {
      isLeft = true
    }
  }, [isOpen, page])
  return (
    <div class="no-print">
      <Disclosure label={words.text} open={isOpen} onToggle={setOpen}>
        {text !== null && <p class="pdf-text">{text === '' ? words.noText : text}</p>}
      </Disclosure>
    </div>
  )
}

interface OpenPagesProps extends PdfReaderProps {
  pdf: OpenedPdf
}

function OpenPages({ pdf, file, firstPage = 1, children }: OpenPagesProps) {
  const words = useWords('pdf')
  const [number, setNumber] = useState(Math.min(Math.max(1, firstPage), pdf.shownCount))
  const page = usePdfPage(pdf, number)
  const name = words.page({ name: file.name, page: number, total: pdf.pageCount })
  return (
    <>
      <PageSteps pdf={pdf} number={number} onNumber={setNumber} />
      {page === undefined && <Waiting label={words.opening} />}
      {page === null && <p role="alert">{words.pageFailed}</p>}
      {page && (
        <>
          {children({
            number,
            name,
            height: page.height,
            picture: (zoom) => <PagePicture key={`${number} ${zoom}`} page={page} name={name} />,
          })}
          <PageText key={number} page={page} />
        </>
      )}
    </>
  )
}

export function PdfReader(props: PdfReaderProps) {
  const words = useWords('pdf')
  const { state, again } = usePdf(props.file, props.address)
  return (
    <section class="pdf-reader" aria-label={props.file.name}>
      {state.kind === 'opening' && <Waiting label={words.opening} />}
      {state.kind === 'trouble' && <Troubled {...props} why={state.why} onAgain={again} />}
      {state.kind === 'open' && <OpenPages {...props} pdf={state.pdf} />}
    </section>
  )
}
