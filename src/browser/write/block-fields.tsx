/** The fields of one block, by its kind. */
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentPicture } from '#browser/content/content-picture.tsx'
import type { FileAddress } from '#browser/content/file-addresses.ts'
import { SoundPlayer } from '#browser/content/sound-player.tsx'
import { CheckBox } from '#browser/parts/check-box.tsx'
import { Field } from '#browser/parts/field.tsx'
import { RadioGroup } from '#browser/parts/radio-group.tsx'
import { Select } from '#browser/parts/select.tsx'
import { TextArea } from '#browser/parts/text-area.tsx'
import type { ResourceBlock } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'
import { LinesField } from './lines-field.tsx'
import { MarkupField } from './markup-field.tsx'
import { MathsFields } from './maths-fields.tsx'
import { TableField } from './table-field.tsx'

export interface BlockFieldsProps<Kind extends ResourceBlock = ResourceBlock> {
  block: Kind
  onBlock: (block: Kind) => void
  /** What the block is, as its fields are named. */
  label: string
  /** The kind stands above the fields already. */
  hideLabel: boolean
  files: readonly FileSummary[]
  fileAddress: FileAddress
}

type Of<Type extends ResourceBlock['type']> = Extract<ResourceBlock, { type: Type }>

function CalloutFields({ block, onBlock, label, hideLabel }: BlockFieldsProps<Of<'callout'>>) {
  const words = useWords('write').block
  const kinds = words.calloutKinds
  return (
    <>
      <Select
        label={words.calloutKind}
        hideLabel
        value={block.kind}
        onValue={(value) => {
          const kind = (Object.keys(kinds) as (typeof block.kind)[]).find((one) => one === value)
          if (kind !== undefined) onBlock({ ...block, kind })
        }}
        options={Object.entries(kinds).map(([value, text]) => ({ value, label: text }))}
      />
      <LinesField
        label={label}
        hideLabel={hideLabel}
        hint={words.calloutHint}
        lines={block.paragraphs}
        breaks="paragraph"
        onLines={(paragraphs) => onBlock({ ...block, paragraphs })}
      />
    </>
  )
}

function ImageFields(props: BlockFieldsProps<Of<'image'>>) {
  const { block, onBlock, files, fileAddress } = props
  const words = useWords('write').block
  return (
    <>
      <div class="block-picture">
        <ContentPicture
          block={{ ...block, caption: '' }}
          address={fileAddress(block.fileId)}
          file={files.find((file) => file.id === block.fileId)}
        />
      </div>
      <TextArea
        label={words.alt}
        hint={words.altHint}
        value={block.alt}
        rows={2}
        maxLength={500}
        disabled={block.decorative === true}
        onValue={(alt) => onBlock({ ...block, alt })}
      />
      <CheckBox
        label={words.decorative}
        hint={words.decorativeHint}
        checked={block.decorative === true}
        onChecked={(decorative) => onBlock({ ...block, decorative })}
      />
      <Field
        label={words.caption}
        optional
        value={block.caption ?? ''}
        maxLength={300}
        onValue={(caption) => onBlock({ ...block, caption })}
      />
    </>
  )
}

function AudioFields({ block, onBlock, fileAddress }: BlockFieldsProps<Of<'audio'>>) {
  const words = useWords('write').block
  return (
    <>
      <SoundPlayer address={fileAddress(block.fileId)} label={block.title} />
      <Field
        label={words.title}
        value={block.title}
        maxLength={200}
        onValue={(title) => onBlock({ ...block, title })}
      />
      <TextArea
        label={words.transcript}
        hint={words.transcriptHint}
        value={block.transcript}
        maxLength={10_000}
        onValue={(transcript) => onBlock({ ...block, transcript })}
      />
    </>
  )
}

function QuoteFields({ block, onBlock, label, hideLabel }: BlockFieldsProps<Of<'quote'>>) {
  const words = useWords('write').block
  return (
    <>
      <LinesField
        label={label}
        hideLabel={hideLabel}
        hint={words.quoteHint}
        lines={block.lines}
        breaks="line"
        onLines={(lines) => onBlock({ ...block, lines })}
      />
      <Field
        label={words.source}
        optional
        value={block.source ?? ''}
        maxLength={300}
        onValue={(source) => onBlock({ ...block, source })}
      />
    </>
  )
}

function HeadingFields({ block, onBlock, label, hideLabel }: BlockFieldsProps<Of<'heading'>>) {
  const words = useWords('write').block
  return (
    <>
      <MarkupField
        label={label}
        hideLabel={hideLabel}
        inlines={block.text}
        rows={1}
        bare
        onInlines={(text) => onBlock({ ...block, text })}
      />
      <RadioGroup
        label={words.level}
        value={String(block.level) as '2' | '3'}
        onValue={(level) => onBlock({ ...block, level: level === '3' ? 3 : 2 })}
        inLine
        options={[
          { value: '2', label: words.level2 },
          { value: '3', label: words.level3 },
        ]}
      />
    </>
  )
}

function ListFields({ block, onBlock, label, hideLabel }: BlockFieldsProps<Of<'list'>>) {
  const words = useWords('write').block
  return (
    <>
      <LinesField
        label={label}
        hideLabel={hideLabel}
        hint={words.listHint}
        lines={block.items}
        breaks="line"
        onLines={(items) => onBlock({ ...block, items })}
      />
      <CheckBox
        label={words.ordered}
        checked={block.ordered}
        onChecked={(ordered) => onBlock({ ...block, ordered })}
      />
    </>
  )
}

export function BlockFields(props: BlockFieldsProps) {
  const { block, onBlock, label, hideLabel } = props
  const words = useWords('write').block
  switch (block.type) {
    case 'heading':
      return <HeadingFields {...props} block={block} />
    case 'paragraph':
      return (
        <MarkupField
          label={label}
          hideLabel={hideLabel}
          inlines={block.text}
          rows={3}
          onInlines={(text) => onBlock({ ...block, text })}
        />
      )
    case 'list':
      return <ListFields {...props} block={block} />
    case 'callout':
      return <CalloutFields {...props} block={block} />
    case 'quote':
      return <QuoteFields {...props} block={block} />
    case 'table':
      return <TableField block={block} onBlock={onBlock} />
    case 'maths':
      return <MathsFields block={block} onBlock={onBlock} label={label} hideLabel={hideLabel} />
    case 'image':
      return <ImageFields {...props} block={block} />
    case 'audio':
      return <AudioFields {...props} block={block} />
    case 'file':
      return (
        <Field
          label={words.fileTitle}
          value={block.title}
          maxLength={200}
          onValue={(title) => onBlock({ ...block, title })}
        />
      )
    case 'exercise':
      // It is chosen, and has no fields.
      return null
  }
}
