/**
 * A content as a list of blocks: each is written in its own fields, moved by buttons or with
 * Alt and the arrow keys, taken out with a way back. The order on the page is the order for readers.
 */
import { Fragment } from 'preact'
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { announce, toast } from '#browser/parts/announcements.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { ResourceBlock } from '#contract/content.ts'
import { AddBlock, type AddBlockProps } from './add-block.tsx'
import { BlockFields, type BlockFieldsProps } from './block-fields.tsx'
import { insertAt, type Keyed, moveBy, removeAt, replaceAt, withKey } from './keyed-list.ts'
import './write.css'

export type KeyedBlocks = readonly Keyed<ResourceBlock>[]

export interface BlockListEditorProps
  extends Pick<BlockFieldsProps, 'files' | 'fileAddress'>,
    Pick<AddBlockProps, 'types' | 'upload'> {
  blocks: KeyedBlocks
  onBlocks: (change: (blocks: KeyedBlocks) => KeyedBlocks) => void
  /** What stands in the way of publishing, in words, for the block at a place. */
  problemsAt: (place: number) => readonly string[]
  /** Starts the ids of blocks, so that two lists of one page do not meet. */
  name: string
  /** The one paragraph of a question needs no frame around it. */
  compact?: boolean | undefined
}

interface OneBlockProps extends BlockListEditorProps {
  one: Keyed<ResourceBlock>
  place: number
  onMove: (steps: number) => void
  onRemove: () => void
}

function BlockTools({ one, place, blocks, onMove, onRemove }: OneBlockProps) {
  const words = useWords('write').block
  const of = (
    <span class="for-screen-readers">
      {' '}
      {words.types[one.item.type]} {place + 1}
    </span>
  )
  return (
    <div class="block-tools row">
      <Button sign="sortUp" disabled={place === 0} onClick={() => onMove(-1)}>
        {words.up}
        {of}
      </Button>
      <Button sign="sortDown" disabled={place === blocks.length - 1} onClick={() => onMove(1)}>
        {words.down}
        {of}
      </Button>
      <Button sign="cross" onClick={onRemove}>
        {words.remove}
        {of}
      </Button>
    </div>
  )
}

function OneBlock(props: OneBlockProps) {
  const { one, place, name, compact, blocks, onBlocks, onMove, problemsAt } = props
  const words = useWords('write').block
  const label = words.types[one.item.type]
  const problems = problemsAt(place)
  const isAlone = compact === true && blocks.length === 1 && one.item.type === 'paragraph'
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementInteractions: a shortcut for the buttons "up" and "down", which do the same.
    <li
      id={`${name}-${place + 1}`}
      class={isAlone ? 'block-line alone' : 'block-line'}
      onKeyDown={(event) => {
        const steps = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
        if (steps === 0 || !event.altKey) return
        event.preventDefault()
        event.stopPropagation()
        onMove(steps)
      }}
    >
      {!isAlone && (
        <div class="block-head">
          <p class="block-kind">
            <span class="numbers">{place + 1}</span> {label}
          </p>
          <BlockTools {...props} />
        </div>
      )}
      {problems.length > 0 && (
        <Notice kind="danger" title={problems[0]}>
          {problems.slice(1).map((problem) => (
            <p key={problem}>{problem}</p>
          ))}
        </Notice>
      )}
      <BlockFields
        block={one.item}
        label={isAlone ? words.prompt : label}
        hideLabel={!isAlone}
        onBlock={(item) =>
          onBlocks((all) =>
            replaceAt(
              all,
              all.findIndex((other) => other.key === one.key),
              { key: one.key, item },
            ),
          )
        }
        files={props.files}
        fileAddress={props.fileAddress}
      />
    </li>
  )
}

/** Leads the keyboard to the fields of a block once it is drawn. */
function focusBlock(name: string, place: number): void {
  requestAnimationFrame(() => {
    const line = document.getElementById(`${name}-${place + 1}`)
    line?.querySelector<HTMLElement>('textarea, input')?.focus()
  })
}

export function BlockListEditor(props: BlockListEditorProps) {
  const { blocks, onBlocks, name } = props
  const words = useWords('write').block
  const general = useWords('general')
  const [openAt, setOpenAt] = useState<number | null>(null)
  const add = (place: number, block: ResourceBlock): void => {
    onBlocks((all) => insertAt(all, place, withKey(block)))
    setOpenAt(null)
    focusBlock(name, place)
  }
  const move = (place: number, steps: number): void => {
    const target = place + steps
    if (target < 0 || target >= blocks.length) return
    onBlocks((all) => moveBy(all, place, steps))
    announce(words.movedTo({ place: target + 1, total: blocks.length }))
    focusBlock(name, target)
  }
  const remove = (place: number): void => {
    const taken = blocks[place]
    if (taken === undefined) return
    onBlocks((all) => removeAt(all, place))
    toast({
      text: words.removed({ type: words.types[taken.item.type] }),
      action: {
        label: general.undo,
        onAction: () => onBlocks((all) => insertAt(all, place, taken)),
      },
    })
  }
  const adder = (place: number) => (
    <AddBlock
      types={props.types}
      upload={props.upload}
      quiet={place < blocks.length}
      name={place === blocks.length ? `${name}-add` : undefined}
      open={openAt === place}
      onOpen={(open) => setOpenAt(open ? place : null)}
      onAdd={(block) => add(place, block)}
    />
  )
  return (
    <div class={props.compact ? 'block-editor compact' : 'block-editor'}>
      <ol class="plain block-lines">
        {blocks.map((one, place) => (
          <Fragment key={one.key}>
            {!props.compact && <li class="block-between">{adder(place)}</li>}
            <OneBlock
              {...props}
              one={one}
              place={place}
              onMove={(steps) => move(place, steps)}
              onRemove={() => remove(place)}
            />
          </Fragment>
        ))}
      </ol>
      {adder(blocks.length)}
    </div>
  )
}
