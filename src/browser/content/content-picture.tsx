/**
 * A picture of a content with its words; when it cannot be shown, its words stand in its place. A
 * large one waits for a tap where the line may be paid by what it carries.
 */
import { useState } from 'preact/hooks'
import { useFormat, useWords } from '#browser/catalogue/speech.ts'
import { Button } from '#browser/parts/button.tsx'
import { Notice } from '#browser/parts/notice.tsx'
import type { Block } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'
import { waitsForTap } from './waits-for-tap.ts'

export interface ContentPictureProps {
  block: Extract<Block, { type: 'image' }>
  address: string
  file: FileSummary | undefined
  sparing?: boolean | undefined
}

export function ContentPicture({ block, address, file, sparing }: ContentPictureProps) {
  const words = useWords('content')
  const format = useFormat()
  const [wanted, setWanted] = useState(sparing !== true || !waitsForTap(file))
  const [failed, setFailed] = useState(false)
  const alt = block.decorative ? '' : block.alt
  if (failed) {
    return alt === '' ? null : (
      <Notice kind="information" title={words.pictureMissing}>
        <p>{alt}</p>
      </Notice>
    )
  }
  if (!wanted) {
    return (
      <figure class="content-picture">
        <Button onClick={() => setWanted(true)}>
          {words.showPicture({ size: format.bytes(file?.byteCount ?? 0) })}
        </Button>
        {(block.caption || alt !== '') && <figcaption>{block.caption || alt}</figcaption>}
      </figure>
    )
  }
  return (
    <figure class="content-picture">
      {/* The size is known beforehand, so that the text does not jump when the picture arrives. */}
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: nobody acts on it; it only tells that it failed. */}
      <img
        src={address}
        alt={alt}
        width={file?.width ?? undefined}
        height={file?.height ?? undefined}
        loading="lazy"
        decoding="async"
        onError={() => setFailed(true)}
      />
      {block.caption && <figcaption>{block.caption}</figcaption>}
    </figure>
  )
}
