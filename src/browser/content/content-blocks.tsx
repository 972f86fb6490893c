/**
 * Structured content as a page of a book: what pupils read, what teachers preview. Only the shapes
 * of the contract are known here; anything else cannot reach the screen.
 */
import type { ComponentChildren } from 'preact'
import { useFormat, useLanguage, useWords } from '#browser/catalogue/speech.ts'
import { LinkButton } from '#browser/parts/link-button.tsx'
import type { Block, Inlines, ResourceBlock } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'
import { ContentPicture } from './content-picture.tsx'
import { ContentRecording } from './content-recording.tsx'
import { contentLanguage, plainWords, type SpokenPiece, spokenBlocks } from './content-text.ts'
import type { FileAddress } from './file-addresses.ts'
import { InlineText } from './inline-text.tsx'
import { keyed } from './keyed.ts'
import { ListenButton } from './listen-button.tsx'
import { Maths } from './maths.tsx'
import { useSpokenLabels } from './use-spoken-labels.ts'
import './content.css'

export interface ContentBlocksProps {
  blocks: readonly (Block | ResourceBlock)[]
  fileAddress: FileAddress
  /** Sizes and names of the files that the blocks name. */
  files?: readonly FileSummary[] | undefined
  /** Draws an exercise that stands inside a resource. */
  exercise?: ((exerciseId: string) => ComponentChildren) | undefined
  /** Large pictures come on a tap that says their size, unless the line is known to cost nothing. */
  sparing?: boolean | undefined
  /** 1 where the content stands under an h2: its own headings then begin at h3. */
  headingShift?: 0 | 1 | undefined
  /** Each heading gets a button that reads out its part, up to the next heading. */
  listen?: boolean | undefined
}

/** Paragraphs, verses and items have no names of their own: their place is their key. */
function Lines({ lines, Tag }: { lines: readonly Inlines[]; Tag: 'p' | 'li' }) {
  return (
    <>
      {keyed(lines).map(({ key, item }) => (
        <Tag key={key}>
          <InlineText inlines={item} />
        </Tag>
      ))}
    </>
  )
}

function TableBlock({ block }: { block: Extract<Block, { type: 'table' }> }) {
  return (
    // A wide table scrolls by itself; the keyboard must be able to do that too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus so that arrow keys move it.
    <section class="content-table" aria-label={block.caption} tabIndex={0}>
      <table>
        <caption>{block.caption}</caption>
        <thead>
          <tr>
            {keyed(block.header).map(({ key, item }) => (
              <th key={key} scope="col">
                <InlineText inlines={item} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {keyed(block.rows).map((row) => (
            <tr key={row.key}>
              {keyed(row.item).map(({ key, item }) => {
                const first = key === '0'
                const Cell = first ? 'th' : 'td'
                return (
                  <Cell key={key} scope={first ? 'row' : undefined}>
                    <InlineText inlines={item} />
                  </Cell>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function FileBlock(props: {
  block: Extract<ResourceBlock, { type: 'file' }>
  address: string
  file: FileSummary | undefined
}) {
  const words = useWords('content')
  const format = useFormat()
  const { block, file } = props
  const weight = file === undefined ? '' : ` (${format.bytes(file.byteCount)})`
  return (
    <p class="content-file">
      <LinkButton href={props.address} sign="file" download={file?.name ?? block.title}>
        {words.download({ title: block.title })}
        {weight}
      </LinkButton>
    </p>
  )
}

function CalloutBlock({ block }: { block: Extract<Block, { type: 'callout' }> }) {
  const words = useWords('content')
  return (
    <aside class={`content-callout ${block.kind}`} aria-label={words.callouts[block.kind]}>
      <p class="content-callout-kind">{words.callouts[block.kind]}</p>
      <Lines lines={block.paragraphs} Tag="p" />
    </aside>
  )
}

function QuoteBlock({ block }: { block: Extract<Block, { type: 'quote' }> }) {
  return (
    <blockquote class="content-quote">
      <p>
        {keyed(block.lines).map(({ key, item }) => (
          <span key={key} class="content-verse">
            <InlineText inlines={item} />
          </span>
        ))}
      </p>
      {block.source && <footer>{block.source}</footer>}
    </blockquote>
  )
}

/** What stands here is the interface's, not the content's: it speaks the reader's language. */
function ExercisePlace({ children }: { children: ComponentChildren }) {
  const language = useLanguage()
  return <div lang={language}>{children}</div>
}

interface OneBlockProps extends Omit<ContentBlocksProps, 'blocks' | 'listen'> {
  block: Block | ResourceBlock
  /** What the button beside a heading reads out; null where there is none. */
  part: (() => readonly SpokenPiece[]) | null
}

function HeadingBlock(props: {
  block: Extract<Block, { type: 'heading' }>
  shift: 0 | 1
  part: OneBlockProps['part']
}) {
  const { block, shift, part } = props
  const Heading = `h${block.level + shift}` as 'h2' | 'h3' | 'h4'
  const heading = (
    <Heading>
      <InlineText inlines={block.text} />
    </Heading>
  )
  if (part === null) return heading
  return (
    <div class="content-heading">
      {heading}
      <ListenButton pieces={part} what={plainWords(block.text)} signOnly />
    </div>
  )
}

function OneBlock(props: OneBlockProps) {
  const { block, fileAddress, files, exercise, sparing, headingShift = 0, part } = props
  switch (block.type) {
    case 'heading':
      return <HeadingBlock block={block} shift={headingShift} part={part} />
    case 'paragraph':
      return (
        <p>
          <InlineText inlines={block.text} />
        </p>
      )
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          <Lines lines={block.items} Tag="li" />
        </List>
      )
    }
    case 'callout':
      return <CalloutBlock block={block} />
    case 'quote':
      return <QuoteBlock block={block} />
    case 'table':
      return <TableBlock block={block} />
    case 'maths':
      return (
        <p class="content-maths">
          <Maths tex={block.tex} mathml={block.mathml} block />
        </p>
      )
    case 'image':
    case 'audio':
    case 'file': {
      const address = fileAddress(block.fileId)
      const file = files?.find((one) => one.id === block.fileId)
      if (block.type === 'image')
        return <ContentPicture block={block} address={address} file={file} sparing={sparing} />
      if (block.type === 'audio')
        return <ContentRecording block={block} address={address} file={file} />
      return <FileBlock block={block} address={address} file={file} />
    }
    case 'exercise':
      return <ExercisePlace>{exercise?.(block.exerciseId)}</ExercisePlace>
  }
}

/** From one heading to the next. */
function partAt(blocks: ContentBlocksProps['blocks'], place: number): ContentBlocksProps['blocks'] {
  const next = blocks.findIndex((block, other) => other > place && block.type === 'heading')
  return blocks.slice(place, next < 0 ? undefined : next)
}

export function ContentBlocks({ blocks, listen = false, ...rest }: ContentBlocksProps) {
  const labels = useSpokenLabels()
  return (
    <div class="content" lang={contentLanguage}>
      {keyed(blocks).map(({ key, item }) => (
        <OneBlock
          key={key}
          block={item}
          part={listen ? () => spokenBlocks(partAt(blocks, Number(key)), labels) : null}
          {...rest}
        />
      ))}
    </div>
  )
}
