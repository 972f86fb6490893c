/** A picture of a content with its words; when it cannot be shown, its words stand in its place. */
import { useState } from 'preact/hooks'
import { useWords } from '#browser/catalogue/speech.ts'
import { Notice } from '#browser/parts/notice.tsx'
import type { Block } from '#contract/content.ts'
import type { FileSummary } from '#contract/resources.ts'

export interface ContentPictureProps {
  block: Extract<Block, { type: 'image' }>
  address: string
  file: FileSummary | undefined
}

export function ContentPicture({ block, address, file }: ContentPictureProps) {
  const words = useWords('content')
  const [failed, setFailed] = useState(false)
  const alt = block.decorative ? '' : block.alt
  if (failed) {
    return alt === '' ? null : (
      <Notice kind="information" title={words.pictureMissing}>
        <p>{alt}</p>
      </Notice>
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
