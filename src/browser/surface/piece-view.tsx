/** What is set in a form of its own, as it stands on the surface: pictures, recordings, formulas. */
import { useWords } from '#browser/catalogue/speech.ts'
import { ContentPicture } from '#browser/content/content-picture.tsx'
import { SoundPlayer } from '#browser/content/sound-player.tsx'
import { Sign } from '#browser/drawings/sign.tsx'
import { DrawnFormula } from '#browser/formula/drawn-formula.tsx'
import { Button } from '#browser/parts/button.tsx'
import { useWatched, type Watched } from '#browser/parts/watched.ts'
import type { ResourceBlock } from '#contract/content.ts'
import type { SurfaceFacts } from './surface-facts.ts'

export interface PieceViewProps {
  block: ResourceBlock
  facts: Watched<SurfaceFacts>
  onEdit: () => void
  onRemove: () => void
}

function Picture({
  block,
  facts,
}: {
  block: Extract<ResourceBlock, { type: 'image' }>
  facts: SurfaceFacts
}) {
  const words = useWords('write')
  const isNamed = block.decorative === true || block.alt.trim() !== ''
  return (
    <>
      <div class="block-picture">
        <ContentPicture
          block={block}
          address={facts.fileAddress(block.fileId)}
          file={facts.files.find((file) => file.id === block.fileId)}
        />
      </div>
      <p class="small soft">
        {!isNamed && <Sign name="attention" />}{' '}
        {block.decorative === true
          ? words.block.decorative
          : isNamed
            ? words.surface.pictureSays({ alt: block.alt })
            : words.resourceProblems.alternative_text_missing}
      </p>
    </>
  )
}

function Piece({ block, facts }: { block: ResourceBlock; facts: SurfaceFacts }) {
  const words = useWords('write').block
  switch (block.type) {
    case 'image':
      return <Picture block={block} facts={facts} />
    case 'audio':
      return (
        <>
          <p class="surface-piece-name">{block.title}</p>
          <SoundPlayer address={facts.fileAddress(block.fileId)} label={block.title} />
        </>
      )
    case 'file':
      return (
        <p class="surface-piece-name">
          <Sign name="file" /> {block.title}
        </p>
      )
    case 'exercise':
      return (
        <p class="surface-piece-name">
          {facts.exerciseTitle(block.exerciseId) ?? words.exerciseUnknown}
        </p>
      )
    case 'maths':
      return <DrawnFormula tex={block.tex} isBlock />
    default:
      return null
  }
}

export function PieceView({ block, facts, onEdit, onRemove }: PieceViewProps) {
  const words = useWords('write')
  const name = words.block.types[block.type]
  const of = <span class="for-screen-readers"> {name}</span>
  return (
    <>
      <div class="surface-piece-head">
        <p class="small soft">{name}</p>
        <div class="row">
          {block.type !== 'exercise' && (
            <Button onClick={onEdit}>
              {words.surface.edit}
              {of}
            </Button>
          )}
          <Button sign="cross" onClick={onRemove}>
            {words.block.remove}
            {of}
          </Button>
        </div>
      </div>
      <Piece block={block} facts={useWatched(facts)} />
    </>
  )
}
